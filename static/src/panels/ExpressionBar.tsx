import { useEffect, useRef } from "preact/hooks";

import type { ExpressionEditor } from "../editor";
import { NumberField } from "../fields/NumberField";
import { TensorField } from "../fields/TensorField";
import { shapeText } from "../model/format";
import type { Node } from "../model/graph";
import { isTensor, toFloat, type Num } from "../model/value";
import {
  catalogue,
  document_,
  dragLeaf,
  dropLeaf,
  leaves,
  live,
  problems,
  reachable,
  redo,
  spans,
  trace,
  typeSource,
  undo,
} from "../session";
import { Difference } from "./Difference";

interface Props {
  readonly onEditor: (editor: ExpressionEditor) => void;
}

/** The text of the graph, its inputs' numbers beside it, and what is wrong, in words. */
export function ExpressionBar({ onEditor }: Props) {
  return (
    <>
      <section class="expression" aria-label="The graph as text">
        <Editor onEditor={onEditor} />
        <Inputs />
        {leaves.value.length > 0 && <Difference />}
        <Problems />
      </section>
      <InsteadOfDrawing />
    </>
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
        onUndo: undo,
        onRedo: redo,
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
        value={toFloat(liveNumber(id) ?? value)}
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

/** The number that a leaf has while it is dragged in the drawing. */
function liveNumber(id: string): Num | null {
  if (live.value?.leaf !== id) return null;
  const { ids, values } = live.value.now;
  const number = values[ids.indexOf(id)];
  return number === undefined || isTensor(number) ? null : number;
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

/** A page that opened with a text that cannot be read has nothing to draw, and says what to do. */
function InsteadOfDrawing() {
  const [first] = problems.value;
  if (trace.value || !first) return null;
  return (
    <p class="instead-of-drawing">
      Mend the text above, and its graph is drawn here
      {first.line ? `: line ${first.line} cannot be read yet.` : "."}
    </p>
  );
}
