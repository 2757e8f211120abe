import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { layoutAround } from "./around";
import { layered } from "./layered";
import type { Answer, Request } from "./messages";
import { chain, SEED_GRAPH } from "./sample_graphs";
import type { Layout } from "./layout";

/** A worker that answers when the test says so. */
class FakeWorker extends EventTarget {
  static readonly made: FakeWorker[] = [];
  readonly received: Request[] = [];
  terminated = false;

  constructor() {
    super();
    FakeWorker.made.push(this);
  }

  postMessage(request: Request): void {
    this.received.push(structuredClone(request));
  }

  terminate(): void {
    this.terminated = true;
  }

  progress(done: number): void {
    this.post({ kind: "progress", done });
  }

  answer(): Layout {
    const { nodes = [], placed = new Map() } = this.received.at(-1) ?? {};
    const layout = layoutAround(nodes, placed);
    this.post({ kind: "layout", layout });
    return layout;
  }

  private post(data: Answer): void {
    this.dispatchEvent(new MessageEvent("message", { data }));
  }
}

const load = () => import("./client");
let { layoutOf } = await load();

beforeEach(async () => {
  // Anew, for the module keeps its worker.
  vi.resetModules();
  vi.stubGlobal("Worker", FakeWorker);
  ({ layoutOf } = await load());
});

afterEach(() => {
  vi.unstubAllGlobals();
  FakeWorker.made.length = 0;
});

const superseded = { name: "Superseded" };

test("a small graph is drawn without a worker", async () => {
  expect(await layoutOf(SEED_GRAPH)).toEqual(layered(SEED_GRAPH));
  expect(FakeWorker.made).toEqual([]);
});

test("a large graph is drawn by a worker, which stays for the next", async () => {
  const drawn = layoutOf(chain(200));
  const [worker] = FakeWorker.made;
  const answer = worker?.answer();
  expect(await drawn).toBe(answer);
  const next = layoutOf(chain(300));
  worker?.answer();
  expect((await next).positions.size).toBe(300);
  expect(FakeWorker.made.length).toBe(1);
  expect(worker?.terminated).toBe(false);
});

test("a newer request ends the older one", async () => {
  const older = layoutOf(chain(200));
  const newer = layoutOf(chain(300));
  const [first, second] = FakeWorker.made;
  expect(first?.terminated).toBe(true);
  await expect(older).rejects.toMatchObject(superseded);
  second?.answer();
  expect((await newer).positions.size).toBe(300);
});

test("a late answer to an older request does not end the newer one", async () => {
  const older = layoutOf(chain(200));
  const newer = layoutOf(chain(300));
  const [first, second] = FakeWorker.made;
  first?.answer();
  await expect(older).rejects.toMatchObject(superseded);
  expect(second?.terminated).toBe(false);
  second?.answer();
  expect((await newer).positions.size).toBe(300);
});

test("a small newer request ends a large older one too", async () => {
  const older = layoutOf(chain(200));
  const newer = layoutOf(SEED_GRAPH);
  await expect(older).rejects.toMatchObject(superseded);
  expect((await newer).positions.size).toBe(6);
});

test("a failed worker fails the request, and is not used again", async () => {
  const drawn = layoutOf(chain(200));
  FakeWorker.made[0]?.dispatchEvent(new Event("error"));
  await expect(drawn).rejects.toThrow("the layout worker failed");
  const next = layoutOf(chain(200));
  FakeWorker.made[1]?.answer();
  expect((await next).positions.size).toBe(200);
});

test("a cancelled request ends its worker and rejects with the signal's reason", async () => {
  const cancel = new AbortController();
  const drawn = layoutOf(chain(200), { signal: cancel.signal });
  cancel.abort(new Error("enough"));
  await expect(drawn).rejects.toThrow("enough");
  expect(FakeWorker.made[0]?.terminated).toBe(true);
});

test("a request that is cancelled already starts nothing", async () => {
  const signal = AbortSignal.abort(new Error("too late"));
  await expect(layoutOf(chain(200), { signal })).rejects.toThrow("too late");
  await expect(layoutOf(SEED_GRAPH, { signal })).rejects.toThrow("too late");
  expect(FakeWorker.made).toEqual([]);
});

test("a signal that comes after the layout ends no later request", async () => {
  const cancel = new AbortController();
  const drawn = layoutOf(chain(200), { signal: cancel.signal });
  FakeWorker.made[0]?.answer();
  await drawn;
  const next = layoutOf(chain(300));
  cancel.abort();
  expect(FakeWorker.made[0]?.terminated).toBe(false);
  FakeWorker.made[0]?.answer();
  expect((await next).positions.size).toBe(300);
});

test("progress is told to the request at hand alone", async () => {
  const heard: string[] = [];
  const first = layoutOf(chain(200), { onProgress: () => heard.push("first") });
  FakeWorker.made[0]?.answer();
  await first;
  const second = layoutOf(chain(200), { onProgress: () => heard.push("second") });
  FakeWorker.made[0]?.progress(0.5);
  FakeWorker.made[0]?.answer();
  await second;
  expect(heard).toEqual(["first", "second", "second"]);
});

test("progress is passed on, and ends at 1", async () => {
  const heard: number[] = [];
  const drawn = layoutOf(chain(200), { onProgress: (done) => heard.push(done) });
  const [worker] = FakeWorker.made;
  worker?.progress(0.25);
  worker?.progress(0.5);
  worker?.answer();
  await drawn;
  expect(heard).toEqual([0.25, 0.5, 1]);
});

test("a small graph is done at once", async () => {
  const heard: number[] = [];
  await layoutOf(SEED_GRAPH, { onProgress: (done) => heard.push(done) });
  expect(heard).toEqual([1]);
});

test("what a person placed stays there, in the worker and without", async () => {
  const placed = new Map([["n3", { x: -500, y: 700 }]]);
  expect((await layoutOf(chain(5), { placed })).positions.get("n3")).toEqual({ x: -500, y: 700 });
  const drawn = layoutOf(chain(200), { placed });
  FakeWorker.made[0]?.answer();
  expect((await drawn).positions.get("n3")).toEqual({ x: -500, y: 700 });
});

test("what cannot be cloned in a node stays behind, but its group does not", async () => {
  const nodes = chain(200).map((node) => ({ ...node, group: "all", draw: () => undefined }));
  const drawn = layoutOf(nodes);
  FakeWorker.made[0]?.answer();
  expect([...(await drawn).groups.keys()]).toEqual(["all"]);
});

test("without workers a large graph is drawn all the same", async () => {
  vi.stubGlobal("Worker", undefined);
  expect((await layoutOf(chain(200))).positions.size).toBe(200);
});
