import { rasterized } from "../raster";
import type { Still } from "../reel";
import type { PictureMaker } from "../svg";
import type { Answer, Order } from "./job";

/** How an animation is made: how large, who hears how much is done, and what ends it early. */
export interface Making {
  readonly scale: number;
  readonly onDone: (part: number) => void;
  readonly signal: AbortSignal;
}

/** The animation as a GIF; the browser draws, and a worker writes. Rejects when it is aborted. */
export async function gifOf(
  maker: PictureMaker,
  stills: readonly Still[],
  { scale, onDone, signal }: Making,
): Promise<Blob> {
  const desk = new Desk();
  try {
    const canvas = document.createElement("canvas");
    for (const [i, { moment, ms }] of stills.entries()) {
      await rasterized(await maker.at(moment, scale), canvas);
      signal.throwIfAborted();
      const { width, height } = canvas;
      if (i === 0) desk.order({ kind: "begin", width, height });
      const pixels = canvas.getContext("2d")?.getImageData(0, 0, width, height).data.buffer;
      if (!pixels) throw new Error("the browser gave no pixels");
      const written = desk.answer();
      desk.order({ kind: "still", rgba: pixels, ms }, [pixels]);
      await written;
      signal.throwIfAborted();
      onDone((i + 1) / stills.length);
    }
    const finished = desk.answer();
    desk.order({ kind: "end" });
    const answer = await finished;
    if (answer.kind !== "file") throw new Error("the animation was not finished");
    return answer.file;
  } finally {
    desk.end();
  }
}

/** A worker that answers one order at a time. */
class Desk {
  readonly #worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });

  order(order: Order, transferred: Transferable[] = []): void {
    this.#worker.postMessage(order, transferred);
  }

  answer(): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#worker.onmessage = ({ data }: MessageEvent<Answer>) => resolve(data);
      this.#worker.onerror = ({ message }) => reject(new Error(`the writing failed: ${message}`));
    });
  }

  end(): void {
    this.#worker.terminate();
  }
}
