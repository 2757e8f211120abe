import { hintOf, readAttr, textOf } from "../../fields/attr_text";
import { TextField } from "../../fields/TextField";
import type { AttrValue, Op } from "../../model/graph";
import type { SketchNode } from "../../model/sketch";
import { ops, setSetting } from "../../session";

type Attr = Op["attrs"][number];

/** The settings of a node's op, such as an axis or a slope. */
export function Settings({ node }: { readonly node: SketchNode }) {
  const attrs = ops.value.get(node.op)?.attrs ?? [];
  if (attrs.length === 0) return null;
  return (
    <fieldset>
      <legend>Settings</legend>
      {attrs.map((attr) => (
        <Setting key={attr.name} id={node.id} attr={attr} value={valueOf(node, attr)} />
      ))}
    </fieldset>
  );
}

interface SettingProps {
  readonly id: string;
  readonly attr: Attr;
  readonly value: AttrValue;
}

function Setting({ id, attr, value }: SettingProps) {
  const { name, kind, doc } = attr;
  if (kind === "boolean") {
    return (
      <label class="inspector-row" title={doc}>
        <span class="text-label">{name}</span>
        <input
          type="checkbox"
          checked={value === true}
          onChange={({ currentTarget }) => setSetting(id, name, currentTarget.checked)}
        />
      </label>
    );
  }
  return (
    <div title={doc}>
      <TextField
        label={name}
        text={textOf(value)}
        hint={hintOf(kind)}
        onKeep={(text) => {
          const typed = readAttr(kind, text);
          return typed.fault ?? setSetting(id, name, typed.value)?.refused ?? null;
        }}
      />
    </div>
  );
}

/** What is set, also where that is nothing, else what the op takes by itself. */
function valueOf({ attrs }: SketchNode, attr: Attr): AttrValue {
  const set = attrs?.[attr.name];
  return set === undefined ? ((attr.default as AttrValue | undefined) ?? null) : set;
}
