import { edgePull, portPull } from "../wires/grasp";
import { aimAt } from "./aim";
import { autoPanned } from "./auto_pan";
import { cardDrag } from "./card_drag";
import type { Hand } from "./hand";
import { lasso } from "./lasso";
import { held, released, rightClick } from "./menu";
import { pan, pinched } from "./pan";
import { pointing, pressedAt } from "./pointing";
import { presses } from "./press";
import { selecting } from "./selecting";
import { valueDrag } from "./value_drag";
import { wheel } from "./wheel";

/** All that a pointer can do, in the order in which a press is offered. */
export function gesturing(hand: Hand, numberOf: (leaf: string) => number | null): void {
  const { host, view, gestures } = hand;
  const { onDrag, onDrop } = gestures;
  pointing(hand);
  const takers = [
    valueDrag(host, { numberOf, onDrag, onDrop }),
    ...[portPull, edgePull, cardDrag, lasso].map((of) => autoPanned(host, view, of(hand))),
    pan(view),
  ];
  presses(host, takers, {
    pinch: (was, now, other) => {
      const [a, b, c] = [view.inside(was), view.inside(now), view.inside(other)];
      view.move(pinched(view.camera(), a, b, c, view.least()));
    },
    hold: (press) => held(hand, press),
    released: (press) => released(hand, press),
    targetOf: (event) => pressedAt(hand, event),
  });
  wheel(host, view);
  rightClick(hand);
  selecting(hand);
  host.addEventListener("dblclick", (event) => {
    if (aimAt(event.target).kind === "ground") view.fit();
  });
}
