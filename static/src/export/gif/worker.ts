/** Module worker: receives an animation still by still, posts it as a GIF. */
import { GifEncoder } from "./encoder";
import type { Answer, Order } from "./job";

let encoder: GifEncoder | null = null;

addEventListener("message", ({ data: order }: MessageEvent<Order>) => {
  if (order.kind === "begin") encoder = new GifEncoder(order.width, order.height);
  else if (order.kind === "still") {
    encoder?.add(new Uint8ClampedArray(order.rgba), order.ms);
    answer({ kind: "written" });
  } else if (encoder) {
    const parts = encoder.finished() as Uint8Array<ArrayBuffer>[];
    answer({ kind: "file", file: new Blob(parts, { type: "image/gif" }) });
  }
});

function answer(given: Answer): void {
  postMessage(given);
}
