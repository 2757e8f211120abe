/** Module worker: receives requests, posts how far it is and then the layout of each. */
import { layoutAround } from "./around";
import type { Answer, Request } from "./messages";
import { inSteps } from "./progress";

/** Progress is told by the hundredth. */
const STEP = 0.01;

addEventListener("message", ({ data: { nodes, placed, effort } }: MessageEvent<Request>) => {
  const told = inSteps((done) => answer({ kind: "progress", done }), STEP);
  answer({ kind: "layout", layout: layoutAround(nodes, placed, { effort }, told) });
});

function answer(message: Answer): void {
  postMessage(message);
}
