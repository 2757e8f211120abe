import { TextField } from "../../fields/TextField";
import { slotsOf, type SketchNode } from "../../model/sketch";
import { makeKind, makeOutput, ops, overlay, rename, sketch } from "../../session";
import { Complaints } from "./Complaints";
import { InputList } from "./InputList";
import { Settings } from "./Settings";
import { ValueEditor } from "./ValueEditor";

const KINDS = ["input", "parameter", "constant"] as const;
type Kind = (typeof KINDS)[number];

/** Everything of a node that can be changed, what is wrong with it first. */
export function NodeInspector({ node }: { readonly node: SketchNode }) {
  const { id } = node;
  const isLeaf = slotsOf(node).length === 0;
  return (
    <div class="inspector" role="group" aria-label={`What ${id} is`}>
      <Complaints node={id} />
      <TextField label="Name" text={id} onKeep={(name) => rename(id, name)?.refused ?? null} />
      {isLeaf ? <KindChoice node={node} /> : <OpChoice node={node} />}
      {isLeaf && <ValueEditor key={id} node={node} />}
      <Settings node={node} />
      <InputList node={node} />
      {!isLeaf && sketch.value.output !== id && (
        <button type="button" class="button text" onClick={() => makeOutput(id)}>
          Make it the output
        </button>
      )}
    </div>
  );
}

function KindChoice({ node: { id, op } }: { readonly node: SketchNode }) {
  return (
    <label class="inspector-row">
      <span class="text-label">Kind</span>
      <select
        value={op}
        title={ops.value.get(op)?.doc}
        onChange={({ currentTarget }) => {
          if (makeKind(id, currentTarget.value as Kind)) currentTarget.value = op;
        }}
      >
        {KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {kind}
          </option>
        ))}
      </select>
    </label>
  );
}

function OpChoice({ node: { id, op } }: { readonly node: SketchNode }) {
  const known = ops.value.get(op);
  return (
    <p class="inspector-row">
      <span class="text-label">Op</span>
      <span class="op-name" title={known?.doc ?? "There is no op of this name."}>
        {known && (
          <i class="math" aria-hidden="true">
            {known.symbol}
          </i>
        )}
        {op}
      </span>
      <button
        type="button"
        class="button text"
        onClick={() => (overlay.value = { kind: "ops", instead: [id] })}
      >
        Replace…
      </button>
    </p>
  );
}
