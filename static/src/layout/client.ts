import { layered } from "./layered";
import type { Layout, LayoutNode } from "./layout";

/** Graphs below this many nodes are drawn at once; a worker would only add its start. */
const AT_ONCE = 150;

/** Why the promise of an older layout ends: a newer one was asked for. */
export class Superseded extends Error {
  override readonly name = "Superseded";
}

interface Job {
  readonly worker: Worker;
  readonly reject: (reason: Error) => void;
}

let running: Job | null = null;

/**
 * The layout of the nodes, large graphs in a worker. The newest request wins: an unfinished older
 * one is ended and its promise rejects with `Superseded`.
 */
export function layoutOf(nodes: readonly LayoutNode[]): Promise<Layout> {
  finish(new Superseded("a newer layout was asked for"));
  if (nodes.length < AT_ONCE || typeof Worker === "undefined") {
    return new Promise((resolve) => {
      resolve(layered(nodes));
    });
  }
  return inWorker(nodes);
}

function inWorker(nodes: readonly LayoutNode[]): Promise<Layout> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
    running = { worker, reject };
    worker.addEventListener("message", (event: MessageEvent<Layout>) => {
      resolve(event.data);
      finish(null);
    });
    worker.addEventListener("error", (event) => {
      finish(new Error(`the layout worker failed: ${event.message}`));
    });
    worker.postMessage(nodes.map(plain));
  });
}

/** End the running job, if any, and its promise with the reason, if any. */
function finish(reason: Error | null): void {
  running?.worker.terminate();
  if (reason) running?.reject(reason);
  running = null;
}

/** Only what the worker needs: a caller's node may carry what cannot be cloned. */
function plain({ id, width, height, inputs }: LayoutNode): LayoutNode {
  return { id, width, height, inputs: [...inputs] };
}
