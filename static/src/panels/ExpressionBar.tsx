import { useEffect, useRef } from "preact/hooks";

import type { ExpressionEditor } from "../editor";
import { NumberField } from "../fields/NumberField";
import { TensorField } from "../fields/TensorField";
import { shapeText, short } from "../model/format";
import type { Node } from "../model/graph";
import { isTensor, toFloat } from "../model/value";
import {
  catalogue,
  document_,
  dragLeaf,
  dropLeaf,
  leaves,
  live,
  problems,
  reachable,
  spans,
  typeSource,
} from "../session";

interface Props {
  readonly onEditor: (editor: ExpressionEditor) => void;
}

/** The text of the graph, its inputs' numbers beside it, and what is wrong, in words. */
export function ExpressionBar({ onEditor }: Props) {
  return (
    <section class="expression" aria-label="The graph as text">
      <Editor onEditor={onEditor} />
      <Inputs />
      <Problems />
      <Difference />
    </section>
  );
}

function Editor({ onEditor }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<ExpressionEditor | null>(null);
  useEffect(() => {
    let gone = false;
    void import("../editor").then(({ createExpressionEditor }) => {
      if (gone || !host.current) return;
      host.current.replaceChildren();
      editor.current = createExpressionEditor(host.current, {
        text: document_.peek().source,
        onChange: typeSource,
      });
      editor.current.setOps(catalogue.peek());
      onEditor(editor.current);
    });
    return () => {
      gone = true;
      editor.current?.destroy();
    };
  }, [onEditor]);
  useEffect(() => editor.current?.setText(document_.value.source), [document_.value.source]);
  useEffect(() => editor.current?.setOps(catalogue.value), [catalogue.value]);
  useEffect(() => {
    editor.current?.setProblems(
      problems.value.flatMap((problem) => {
        const span = problem.line ? problem : problem.node ? spans.value[problem.node] : undefined;
        if (!span?.line || !span.column) return [];
        const { line, column } = span;
        return [
          {
            message: problem.message,
            line,
            column,
            endLine: span.end_line ?? line,
            endColumn: span.end_column ?? column + 1,
          },
        ];
      }),
    );
  }, [problems.value]);
  return (
    <div class="editor" ref={host}>
      <pre>{document_.peek().source}</pre>
    </div>
  );
}

function Inputs() {
  if (leaves.value.length === 0) return null;
  return (
    <ul class="inputs" aria-label="Inputs">
      {leaves.value.map((leaf) => (
        <li key={leaf.id}>
          <LeafField leaf={leaf} />
        </li>
      ))}
    </ul>
  );
}

function LeafField({ leaf }: { readonly leaf: Node }) {
  const { id, value } = leaf;
  if (value === undefined) return null;
  if (!isTensor(value)) {
    return (
      <NumberField
        label={id}
        value={toFloat(value)}
        onInput={(next: number) => dragLeaf(id, next)}
        onCommit={(next: number) => dropLeaf(id, next)}
      />
    );
  }
  return (
    <details class="tensor-input">
      <summary>
        <i class="math">{id}</i> {shapeText(value.shape)}
      </summary>
      <TensorField
        label={id}
        value={value}
        onInput={(next) => dragLeaf(id, next)}
        onCommit={(next) => dropLeaf(id, next)}
      />
    </details>
  );
}

function Problems() {
  return (
    <div class="problems" role="status">
      {!reachable.value && (
        <p class="problem calm">
          The server does not answer. Your text is kept; it will be tried again.
        </p>
      )}
      {problems.value.slice(0, 4).map((problem) => (
        <p class="problem" key={problem.where + problem.message}>
          {problem.line ? (
            <b>line {problem.line}: </b>
          ) : problem.node ? (
            <b>{problem.node}: </b>
          ) : null}
          {problem.message}
        </p>
      ))}
    </div>
  );
}

/** "a up by 0.1, f up by 0.7, and 0.1 × gradient 7 = 0.7": what a gradient promises, and what came. */
function Difference() {
  const now = live.value;
  if (!now) return null;
  const { leaf, before, now: after } = now;
  const at = (id: string) => before.ids.indexOf(id);
  const moved = difference(before.values[at(leaf)], after.values[at(leaf)]);
  const answered = difference(before.values[at(before.output)], after.values[at(before.output)]);
  const grad = before.grads[at(leaf)];
  if (moved === null || answered === null || typeof grad !== "number") return null;
  return (
    <p class="difference" role="status">
      <i class="math">{leaf}</i> {upDown(moved)} · <i class="math">{before.output}</i>{" "}
      {upDown(answered)} · {short(moved)} × gradient <b class="red">{short(grad)}</b> ={" "}
      <b class="red">{short(rounded(moved * grad))}</b>
    </p>
  );
}

function difference(a: unknown, b: unknown): number | null {
  return typeof a === "number" && typeof b === "number" ? rounded(b - a) : null;
}

function rounded(x: number): number {
  return Number(x.toPrecision(10));
}

function upDown(change: number): string {
  if (change === 0) return "unchanged";
  return `${change > 0 ? "up" : "down"} by ${short(Math.abs(change))}`;
}
