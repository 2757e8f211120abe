import { useRef } from "preact/hooks";
import { useSignal } from "@preact/signals";

import { exact, short } from "../model/format";
import type { Value } from "../model/value";
import {
  frame,
  live,
  marks,
  mode,
  nodes,
  ops,
  selection,
  sketch,
  timeline,
  trace,
} from "../session";
import { equation, said } from "../view/words";
import "./node_table.css";

/** So many rows are on the page at a time: a table of ten thousand would make it slow. */
const ROWS = 200;

/** Every node with its value and derivative, in the order in which they are computed. */
export function NodeTable() {
  const body = useRef<HTMLTableSectionElement>(null);
  const first = useSignal(0);
  const ids = orderedIds();
  const shown = ids.slice(first.value, first.value + ROWS);
  const stop = shown.find((id) => selection.value.includes(id)) ?? shown[0];
  const walk = (event: KeyboardEvent): void => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by === undefined || !stop) return;
    const next = shown[shown.indexOf(stop) + by];
    if (next === undefined) return;
    event.preventDefault();
    selection.value = [next];
    body.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(next)}"]`)?.focus();
  };
  return (
    <section class="node-table" aria-label="Nodes as a table">
      <table>
        <thead>
          <tr>
            <th scope="col">Node</th>
            <th scope="col">Is</th>
            <th scope="col" class="number">
              Value
            </th>
            <th scope="col" class="number">
              {mode.value === "reverse" ? "Gradient" : "Tangent"}
            </th>
            <th scope="col">To mend</th>
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={walk}>
          {shown.map((id) => (
            <Row key={id} id={id} isStop={id === stop} />
          ))}
        </tbody>
      </table>
      {ids.length > ROWS && <Pages first={first} count={ids.length} />}
    </section>
  );
}

function Row({ id, isStop }: { readonly id: string; readonly isStop: boolean }) {
  const node = nodes.value.get(id);
  if (!node) return null;
  const { value, derivative } = numbersAt(id);
  const isChosen = selection.value.includes(id);
  const mended = marks.value.filter((mark) => mark.node === id).map(({ message }) => message);
  return (
    <tr class={isChosen ? "selected" : ""}>
      <th scope="row">
        <button
          type="button"
          data-row={id}
          tabIndex={isStop ? 0 : -1}
          aria-pressed={isChosen}
          onClick={() => (selection.value = [id])}
        >
          {id}
          {id === sketch.value.output && <small> output</small>}
        </button>
      </th>
      <td>{equation(node, ops.value)}</td>
      <Numeral value={value} colour="blue" />
      <Numeral value={derivative} colour="red" />
      <td class="mend">{mended.join(" ")}</td>
    </tr>
  );
}

function Numeral({ value, colour }: { readonly value: Value | null; readonly colour: string }) {
  if (value === null) return <td class="number" />;
  return (
    <td class={`number ${colour}`} title={exact(value).slice(0, 400)}>
      {typeof value === "object" ? said(value) : short(value)}
    </td>
  );
}

interface PagesProps {
  readonly first: { value: number };
  readonly count: number;
}

function Pages({ first, count }: PagesProps) {
  const last = Math.min(first.value + ROWS, count);
  return (
    <p class="pages">
      <button
        type="button"
        class="button text"
        disabled={first.value === 0}
        onClick={() => (first.value = Math.max(0, first.value - ROWS))}
      >
        Earlier nodes
      </button>
      <span>
        {first.value + 1} to {last} of {count}
      </span>
      <button
        type="button"
        class="button text"
        disabled={last === count}
        onClick={() => (first.value += ROWS)}
      >
        Later nodes
      </button>
    </p>
  );
}

/** In the order of the trace; what cannot be computed yet comes last. */
function orderedIds(): readonly string[] {
  const order = (trace.value?.order ?? []).filter((id) => nodes.value.has(id));
  const known = new Set(order);
  return [...order, ...sketch.value.nodes.flatMap(({ id }) => (known.has(id) ? [] : [id]))];
}

/** What is known of a node at this moment. */
function numbersAt(id: string): { value: Value | null; derivative: Value | null } {
  const at = live.value?.now.ids.indexOf(id) ?? -1;
  const now = frame.value;
  const value = at >= 0 ? live.value?.now.values[at] : trace.value?.nodes[id]?.value;
  const total = now?.totals.get(id) ?? null;
  const isLive = at >= 0 && total !== null && timeline.value !== null;
  return {
    value: now?.values.has(id) ? (value ?? null) : null,
    derivative: isLive && mode.value === "reverse" ? (live.value?.now.grads[at] ?? total) : total,
  };
}
