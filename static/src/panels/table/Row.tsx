import { useEffect, useRef } from "preact/hooks";

import { NumberField } from "../../fields/NumberField";
import { exact, short } from "../../model/format";
import type { SketchNode } from "../../model/sketch";
import { isTensor, toFloat, type Quantity, type Value } from "../../model/value";
import {
  dragLeaf,
  dropLeaf,
  findings,
  frame,
  live,
  marks,
  nodes,
  ops,
  selection,
  sketch,
  timeline,
  trace,
} from "../../session";
import { signName } from "../../timeline/finding_words";
import { equation, said } from "../../view/words";

interface Props {
  readonly id: string;
  /** Whether Tab leads here. */
  readonly isStop: boolean;
}

/** A node: chosen by its name, a leaf's number typed in its place; the step's own row is marked. */
export function Row({ id, isStop }: Props) {
  const row = useRef<HTMLTableRowElement>(null);
  const node = nodes.value.get(id);
  const isNow = nodeOfStep() === id;
  useEffect(() => {
    if (isNow) row.current?.scrollIntoView({ block: "nearest" });
  }, [isNow]);
  if (!node) return null;
  const { value, derivative } = numbersAt(id);
  const isChosen = selection.value.includes(id);
  const mended = marks.value.filter((mark) => mark.node === id).map(({ message }) => message);
  return (
    <tr ref={row} class={isChosen ? "selected" : ""} aria-current={isNow ? "step" : undefined}>
      <th scope="row">
        <button
          type="button"
          data-row={id}
          tabIndex={isStop ? 0 : -1}
          aria-pressed={isChosen}
          onClick={(event) => (selection.value = chosenBy(event, id))}
          onFocus={() => {
            if (!selection.value.includes(id)) selection.value = [id];
          }}
        >
          {id}
          {id === sketch.value.output && <small> output</small>}
          {isNow && <small> this step</small>}
        </button>
      </th>
      <td>{equation(node, ops.value)}</td>
      <ValueCell node={node} value={value} isStop={isStop} />
      <Numeral value={derivative} colour="red" />
      {marks.value.length > 0 && <td class="mend">{mended.join(" ")}</td>}
      {findings.value.length > 0 && <td class="found">{wrongWith(id)}</td>}
    </tr>
  );
}

/** What is wrong with a node's numbers, in words. */
function wrongWith(id: string): string {
  const own = findings.value.filter(({ node }) => node === id);
  return own.map((each) => `${signName(each)}.`).join(" ");
}

/** Shift and Ctrl join a node to what is chosen, or take it out. */
function chosenBy({ shiftKey, ctrlKey, metaKey }: MouseEvent, id: string): readonly string[] {
  const now = selection.value;
  if (!shiftKey && !ctrlKey && !metaKey) return [id];
  return now.includes(id) && now.length > 1 ? now.filter((each) => each !== id) : [...now, id];
}

interface ValueProps {
  readonly node: SketchNode;
  readonly value: Value | null;
  readonly isStop: boolean;
}

function ValueCell({ node: { id, op, value: own }, value, isStop }: ValueProps) {
  const isSet = op === "input" || op === "parameter";
  if (!isSet || own === undefined || own === null || isTensor(own))
    return <Numeral value={value} colour="blue" />;
  const now = value !== null && !isTensor(value) ? value : own;
  return (
    <td class="number">
      <NumberField
        label={`Value of ${id}`}
        labelHidden
        tabIndex={isStop ? 0 : -1}
        value={toFloat(now)}
        onInput={(next: number) => dragLeaf(id, next)}
        onCommit={(next: number) => dropLeaf(id, next)}
      />
    </td>
  );
}

function Numeral({ value, colour }: { readonly value: Quantity | null; readonly colour: string }) {
  if (value === null) return <td class="number" />;
  return (
    <td class={`number ${colour}`} title={exact(value).slice(0, 400)}>
      {typeof value === "number" ? short(value) : said(value)}
    </td>
  );
}

/** The node that the step under way, or just done, gives a number. */
function nodeOfStep(): string | null {
  const step = frame.value?.active;
  if (!step) return null;
  return "node" in step ? step.node : step.to;
}

/** What is known of a node at this moment. */
function numbersAt(id: string): { value: Value | null; derivative: Quantity | null } {
  const at = live.value?.now.ids.indexOf(id) ?? -1;
  const now = frame.value;
  const value = at >= 0 ? live.value?.now.values[at] : trace.value?.nodes[id]?.value;
  const total = now?.totals.get(id) ?? null;
  const isGradient = timeline.value?.derivative === "gradient";
  return {
    value: now?.values.has(id) ? (value ?? null) : null,
    derivative:
      at >= 0 && total !== null && isGradient ? (live.value?.now.grads[at] ?? total) : total,
  };
}
