import { effect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";

import {
  followed,
  laying,
  live,
  picture,
  selection,
  shownFrame,
  signs,
  stage,
  tableShown,
  theme,
  timeline,
  trace,
} from "../session";
import { drawing } from "../export/drawn";
import { createGraphView } from "../view/graph_view";
import type { Gestures } from "../view/picture";

/** The drawing; it is laid out anew when the graph changes its shape, and painted at every moment. */
export function Canvas({ gestures }: { readonly gestures: Gestures }) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!host.current) return undefined;
    const view = createGraphView(host.current, gestures, (now) => (laying.value = now));
    stage.value = view;
    drawing.value = () => view.drawn();
    const newOnes = newcomers();
    // At once, not in the next frame: what a press answers is there when the press is over.
    const paint = (): void =>
      view.paint({
        trace: trace.value,
        timeline: timeline.value,
        frame: shownFrame.value,
        live: live.value,
        selected: new Set(followed.value ?? selection.value),
        signs: signs.value,
      });
    const stopShowing = effect(() => {
      void view.show(picture.value).then(() => {
        const made = newOnes();
        const wanted = selection.peek().find((key) => made.has(key));
        if (wanted === undefined) return;
        view.reveal(wanted);
        if (isEmptyNote(wanted)) view.write(wanted);
      });
    });
    const stopPainting = effect(paint);
    const stopColouring = theme.subscribe(() => view.recolour());
    return () => {
      stopShowing();
      stopPainting();
      stopColouring();
    };
  }, [gestures]);
  // The table that lies over it is all there is to it meanwhile.
  return <div class="canvas" ref={host} inert={tableShown.value} />;
}

function isEmptyNote(key: string): boolean {
  return picture.peek().notes.some(({ id, text }) => id === key && text === "");
}

/** Tells the nodes and notes that the drawing did not have when it was asked last. */
function newcomers(): () => ReadonlySet<string> {
  let known: ReadonlySet<string> = new Set();
  return () => {
    const { sketch, notes } = picture.peek();
    const now = new Set([...sketch.nodes, ...notes].map(({ id }) => id));
    const made = known.size === 0 ? [] : [...now].filter((id) => !known.has(id));
    known = now;
    return new Set(made);
  };
}
