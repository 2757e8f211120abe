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
  supersede();
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
    const job = { worker, reject };
    running = job;
    worker.addEventListener("message", (event: MessageEvent<Layout>) => {
      resolve(event.data);
      end(job);
    });
    worker.addEventListener("error", (event) => {
      reject(new Error(`the layout worker failed: ${event.message}`));
      end(job);
    });
    worker.postMessage(nodes.map(plain));
  });
}

function supersede(): void {
  if (!running) return;
  running.reject(new Superseded("a newer layout was asked for"));
  end(running);
}

function end(job: Job): void {
  job.worker.terminate();
  // A message already on its way when its worker was ended must not end the newer job.
  if (running === job) running = null;
}

/** Only what the worker needs: a caller's node may carry what cannot be cloned. */
function plain({ id, width, height, inputs }: LayoutNode): LayoutNode {
  return { id, width, height, inputs: [...inputs] };
}
