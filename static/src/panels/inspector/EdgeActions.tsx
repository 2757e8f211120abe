import { overlay, rewire } from "../../session";

/** What can be done with an edge. */
export function EdgeActions({ edge }: { readonly edge: string }) {
  return (
    <p class="inspector-row" role="group" aria-label="The edge">
      <button
        type="button"
        class="button text"
        onClick={() => (overlay.value = { kind: "ops", edge })}
      >
        Insert op…
      </button>
      <button type="button" class="button text" onClick={() => rewire(edge, null)}>
        Disconnect
      </button>
    </p>
  );
}
