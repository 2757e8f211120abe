import { useId } from "preact/hooks";

import { keyOf } from "../../edits";
import { TextField } from "../../fields/TextField";
import { nearest } from "../../language/nearest";
import { slotsOf, type SketchNode } from "../../model/sketch";
import { nodes, ops, rewire, wire } from "../../session";
import { portName } from "../choosing/ports";
import { Cross } from "../../pages/Cross";

/** So many names are offered; any other can be typed. */
const OFFERED = 300;

/** What a node reads, port by port: another node's name connects it, none opens the port. */
export function InputList({ node }: { readonly node: SketchNode }) {
  const list = useId();
  const names = ops.value.get(node.op)?.inputs ?? [];
  const slots = slotsOf(node);
  if (names.length === 0 && slots.length === 0) return null;
  const grows = names.at(-1)?.startsWith("*") ?? false;
  const others = [...nodes.value.keys()].filter((id) => id !== node.id).slice(0, OFFERED);
  return (
    <fieldset>
      <legend>Inputs</legend>
      {(grows ? [...slots, null] : slots).map((from, slot) => (
        <InputRow
          key={slot}
          to={node.id}
          slot={slot}
          from={from}
          name={portName(names, slot)}
          list={list}
        />
      ))}
      <datalist id={list}>
        {others.map((id) => (
          <option key={id} value={id} />
        ))}
      </datalist>
    </fieldset>
  );
}

interface InputRowProps {
  readonly to: string;
  readonly slot: number;
  readonly from: string | null;
  readonly name: string;
  readonly list: string;
}

function InputRow({ to, slot, from, name, list }: InputRowProps) {
  const opened = (): string | null =>
    from === null ? null : (rewire(keyOf({ from, to, slot }), null)?.refused ?? null);
  return (
    <div class="inspector-row">
      <TextField
        label={name}
        text={from ?? ""}
        hint="not connected"
        list={list}
        onKeep={(typed) => {
          const id = typed.trim();
          if (id === "") return opened();
          return nodes.value.has(id) ? (wire(id, to, slot)?.refused ?? null) : noNode(id);
        }}
      />
      {from !== null && (
        <button
          type="button"
          class="button plain"
          aria-label={`Disconnect ${from} from ${name}`}
          title={`Disconnect ${from}`}
          onClick={opened}
        >
          <Cross size={14} />
        </button>
      )}
    </div>
  );
}

function noNode(id: string): string {
  const meant = nearest(id, nodes.value.keys());
  return meant === null
    ? `There is no node called ${id}.`
    : `There is no node called ${id}; did you mean ${meant}?`;
}
