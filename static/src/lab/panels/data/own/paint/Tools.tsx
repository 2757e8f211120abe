import { tool, type Tool } from "./state";

const TOOLS: readonly { readonly name: Tool; readonly title: string; readonly doc: string }[] = [
  { name: "brush", title: "Brush", doc: "Leaves several points around each place." },
  { name: "single", title: "Single points", doc: "Leaves one point at each place." },
  { name: "eraser", title: "Eraser", doc: "Takes points away." },
];

/** What the pointer does on the plane. */
export function Tools() {
  return (
    <div class="own-tools" role="group" aria-label="Tool">
      {TOOLS.map(({ name, title, doc }) => (
        <button
          key={name}
          type="button"
          class="button text"
          aria-pressed={tool.value === name}
          title={doc}
          onClick={() => (tool.value = name)}
        >
          {title}
        </button>
      ))}
    </div>
  );
}
