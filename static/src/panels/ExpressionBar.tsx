import { useEffect, useRef, useState } from "preact/hooks";

import type { ExpressionEditor } from "../editor";
import { NumberField } from "../fields/NumberField";
import { TensorField } from "../fields/TensorField";
import { shapeText } from "../model/format";
import type { SketchNode } from "../model/sketch";
import { isTensor, toFloat, type Num } from "../model/value";
import {
  catalogue,
  chosen,
  complaints,
  document_,
  dragLeaf,
  dropLeaf,
  leaves,
  live,
  redo,
  select,
  stage,
  typeSource,
  undo,
  unfinished,
} from "../session";
import { Difference } from "./Difference";
import { PlainEditor } from "./PlainEditor";
import { Problems } from "./Problems";
import { isReady } from "./ready";

/** The text of the graph, its inputs' numbers beside it, and what is wrong, in words. */
export function ExpressionBar() {
  if (!isReady.value) return <section class="expression coming-text" aria-hidden="true" />;
  return (
    <section class="expression" aria-label="The graph as text">
      <Editor />
      <Inputs />
      {unfinished.value.length > 0 ? <Unfinished /> : leaves.value.length > 0 && <Difference />}
      <Problems />
    </section>
  );
}

function Editor() {
  const [isPlain, setPlain] = useState(false);
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<ExpressionEditor | null>(null);
  useEffect(() => {
    let gone = false;
    void import("../editor").then(
      ({ createExpressionEditor }) => {
        if (gone || !host.current) return;
        host.current.replaceChildren();
        editor.current = createExpressionEditor(host.current, {
          text: document_.peek().source,
          onChange: typeSource,
          onUndo: undo,
          onRedo: redo,
        });
        editor.current.setOps(catalogue.peek());
      },
      () => setPlain(true),
    );
    return () => {
      gone = true;
      editor.current?.destroy();
    };
  }, []);
  useEffect(() => editor.current?.setText(document_.value.source), [document_.value.source]);
  useEffect(() => editor.current?.setOps(catalogue.value), [catalogue.value]);
  useEffect(() => {
    const placed = complaints.value.flatMap(({ message, at }) => (at ? [{ message, ...at }] : []));
    editor.current?.setProblems(placed);
  }, [complaints.value]);
  if (isPlain) return <PlainEditor />;
  return (
    <div class="editor" ref={host}>
      <pre>{document_.peek().source}</pre>
    </div>
  );
}

/** So many inputs have a field here; any other has one once it is selected. */
const MOST_FIELDS = 40;

function Inputs() {
  const all = leaves.value;
  if (all.length === 0) return null;
  const shown = all.filter(({ id }, i) => i < MOST_FIELDS || id === chosen.value);
  return (
    <ul class="inputs" aria-label="Inputs">
      {shown.map((leaf) => (
        <li key={leaf.id}>
          <LeafField leaf={leaf} />
        </li>
      ))}
      {shown.length < all.length && <li class="hint">and {all.length - shown.length} more</li>}
    </ul>
  );
}

function LeafField({ leaf }: { readonly leaf: SketchNode }) {
  const { id, value } = leaf;
  if (value === undefined || value === null) return null;
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

/** What waits for an edge or a number; each leads to its node. */
function Unfinished() {
  return (
    <p class="difference" role="status">
      <span class="hint">To finish: </span>
      {unfinished.value.slice(0, NAMED).map((id) => (
        <button
          key={id}
          type="button"
          class="to-node"
          onClick={() => {
            select([id]);
            stage.value?.reveal(id);
          }}
        >
          {id}
        </button>
      ))}
      {unfinished.value.length > NAMED && (
        <span class="hint">and {unfinished.value.length - NAMED} more</span>
      )}
    </p>
  );
}

/** So many unfinished nodes are named. */
const NAMED = 8;
