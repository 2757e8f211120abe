import { effect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";

import {
  dragLeaf,
  dropLeaf,
  frame,
  graph,
  live,
  ops,
  selection,
  timeline,
  trace,
} from "../session";
import { createGraphView, type GraphView } from "../view/graph_view";

interface Props {
  readonly onView: (view: GraphView) => void;
}

/** The drawing; it is laid out anew when the graph changes its shape, and painted at every moment. */
export function Canvas({ onView }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<GraphView | null>(null);
  const shape = JSON.stringify([
    graph.value?.output,
    graph.value?.nodes.map(({ id, op, inputs, value }) => [
      id,
      op,
      inputs,
      op === "constant" ? value : null,
    ]),
    ops.value.size,
  ]);
  const paint = (): void => {
    if (!trace.value || !timeline.value || !frame.value) return;
    const chosen = selection.value;
    view.current?.paint({
      trace: trace.value,
      timeline: timeline.value,
      frame: frame.value,
      live: live.value,
      selected: chosen && ("node" in chosen ? chosen.node : chosen.edge),
    });
  };
  useEffect(() => {
    if (!host.current) return;
    view.current = createGraphView(host.current, {
      onSelect: (target) => (selection.value = target),
      onDrag: dragLeaf,
      onDrop: dropLeaf,
      onEdit: focusNumber,
    });
    onView(view.current);
  }, [onView]);
  useEffect(() => {
    if (graph.value) void view.current?.show(graph.value, ops.value).then(paint);
  }, [shape]);
  // At once, not in the next frame: what a press answers is there when the press is over.
  useEffect(() => effect(paint), []);
  return <div class="canvas" ref={host} />;
}

/** Go to the field that a leaf's number is typed in. */
function focusNumber(leaf: string): void {
  const fields = document.querySelectorAll<HTMLInputElement>('input[role="spinbutton"]');
  const named = [...fields].find(({ labels }) => labels?.[0]?.textContent === leaf);
  named?.focus();
}
