import { layoutAround } from "./around";
import { DEFAULTS, type Layout, type LayoutNode, type Point } from "./layout";
import type { Answer, Request } from "./messages";
import type { Report } from "./progress";

/** Graphs below this many nodes are drawn at once; a worker would only add its start. */
const AT_ONCE = 150;

const NOWHERE: ReadonlyMap<string, Point> = new Map();

/** Why the promise of an older layout ends: a newer one was asked for. */
export class Superseded extends Error {
  override readonly name = "Superseded";
}

export interface LayoutRequest {
  /** Where a person put nodes, which stay there. */
  readonly placed?: ReadonlyMap<string, Point>;
  /** How much is spent on it, as in `LayoutOptions`. */
  readonly effort?: number;
  /** Told how much is done, 0 to 1, never less than before. */
  readonly onProgress?: Report;
  /** Ends the work; the promise then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

interface Job {
  readonly worker: Worker;
  /** Ends the job's hold on its worker and its signal. */
  readonly over: AbortController;
  readonly reject: (reason: unknown) => void;
}

let running: Job | null = null;
/** A worker that has done its work: it has its code loaded, compiled and optimized. */
let idle: Worker | null = null;

/**
 * The layout of the nodes, large graphs in a worker. The newest request wins: an unfinished older
 * one is ended and its promise rejects with `Superseded`.
 */
export function layoutOf(
  nodes: readonly LayoutNode[],
  { placed = NOWHERE, effort = DEFAULTS.effort, onProgress, signal }: LayoutRequest = {},
): Promise<Layout> {
  if (running) end(running, new Superseded("a newer layout was asked for"));
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const done = (layout: Layout): void => {
      onProgress?.(1);
      resolve(layout);
    };
    if (nodes.length < AT_ONCE || typeof Worker === "undefined")
      done(layoutAround(nodes, placed, { effort }));
    else
      inWorker({ nodes: nodes.map(plain), placed, effort }, { done, reject, onProgress, signal });
  });
}

interface Ways {
  readonly done: (layout: Layout) => void;
  readonly reject: (reason: unknown) => void;
  readonly onProgress: Report | undefined;
  readonly signal: AbortSignal | undefined;
}

function inWorker(request: Request, { done, reject, onProgress, signal }: Ways): void {
  const worker = idle ?? new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
  const job = { worker, reject, over: new AbortController() };
  const held = { signal: job.over.signal };
  idle = null;
  running = job;
  worker.addEventListener(
    "message",
    ({ data }: MessageEvent<Answer>) => {
      if (data.kind === "progress") onProgress?.(data.done);
      else {
        idle = worker;
        leave(job);
        done(data.layout);
      }
    },
    held,
  );
  worker.addEventListener(
    "error",
    (event) => end(job, new Error(`the layout worker failed: ${event.message}`)),
    held,
  );
  signal?.addEventListener("abort", () => end(job, signal.reason), held);
  worker.postMessage(request);
}

/** End a job before it is done. */
function end(job: Job, reason: unknown): void {
  leave(job);
  job.worker.terminate();
  job.reject(reason);
}

function leave(job: Job): void {
  job.over.abort();
  running = null;
}

/** Only what the worker needs: a caller's node may carry what cannot be cloned. */
function plain({ id, width, height, inputs, group }: LayoutNode): LayoutNode {
  return { id, width, height, inputs: [...inputs], ...(group === undefined ? {} : { group }) };
}
