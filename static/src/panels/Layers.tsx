import { openLayered } from "../session";

const LEAST = 3;
const MOST = 100_000;

/** A graph of any size, in layers that are groups: to see how large ones look. */
export function Layers() {
  return (
    <details
      class="layers"
      onToggle={({ currentTarget }) => currentTarget.scrollIntoView({ block: "nearest" })}
    >
      <summary>Layers, as many as you like</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const given = new FormData(event.currentTarget);
          void openLayered(Number(given.get("size")), Number(given.get("width")));
        }}
      >
        <Count name="size" label="Nodes" least={LEAST} usual={2000} />
        <Count name="width" label="in layers of" least={1} usual={40} />
        <button type="submit" class="button">
          Open
        </button>
      </form>
    </details>
  );
}

function Count(told: {
  readonly name: string;
  readonly label: string;
  readonly least: number;
  readonly usual: number;
}) {
  const { name, label, least, usual } = told;
  return (
    <label>
      {label}
      <input type="number" name={name} required min={least} max={MOST} defaultValue={usual} />
    </label>
  );
}
