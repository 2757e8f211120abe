import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { layoutOf, Superseded } from "./client";
import { layered } from "./layered";
import { chain, SEED_GRAPH } from "./sample_graphs";
import type { Layout, LayoutNode } from "./layout";

/** A worker that answers when the test says so. */
class FakeWorker extends EventTarget {
  static readonly made: FakeWorker[] = [];
  received: readonly LayoutNode[] = [];
  terminated = false;

  constructor() {
    super();
    FakeWorker.made.push(this);
  }

  postMessage(nodes: readonly LayoutNode[]): void {
    this.received = structuredClone(nodes);
  }

  terminate(): void {
    this.terminated = true;
  }

  answer(): Layout {
    const layout = layered(this.received);
    this.dispatchEvent(new MessageEvent("message", { data: layout }));
    return layout;
  }
}

beforeEach(() => vi.stubGlobal("Worker", FakeWorker));

afterEach(() => {
  vi.unstubAllGlobals();
  FakeWorker.made.length = 0;
});

test("a small graph is drawn without a worker", async () => {
  expect(await layoutOf(SEED_GRAPH)).toEqual(layered(SEED_GRAPH));
  expect(FakeWorker.made).toEqual([]);
});

test("a large graph is drawn by a worker, which is ended", async () => {
  const drawn = layoutOf(chain(200));
  const [worker] = FakeWorker.made;
  const answer = worker?.answer();
  expect(await drawn).toBe(answer);
  expect(worker?.terminated).toBe(true);
});

test("a newer request ends the older one", async () => {
  const older = layoutOf(chain(200));
  const newer = layoutOf(chain(300));
  const [first, second] = FakeWorker.made;
  expect(first?.terminated).toBe(true);
  await expect(older).rejects.toBeInstanceOf(Superseded);
  second?.answer();
  expect((await newer).positions.size).toBe(300);
});

test("a late answer to an older request does not end the newer one", async () => {
  const older = layoutOf(chain(200));
  const newer = layoutOf(chain(300));
  const [first, second] = FakeWorker.made;
  first?.answer();
  await expect(older).rejects.toBeInstanceOf(Superseded);
  expect(second?.terminated).toBe(false);
  second?.answer();
  expect((await newer).positions.size).toBe(300);
});

test("a small newer request ends a large older one too", async () => {
  const older = layoutOf(chain(200));
  const newer = layoutOf(SEED_GRAPH);
  await expect(older).rejects.toBeInstanceOf(Superseded);
  expect((await newer).positions.size).toBe(6);
});

test("a failed worker fails the request", async () => {
  const drawn = layoutOf(chain(200));
  FakeWorker.made[0]?.dispatchEvent(new Event("error"));
  await expect(drawn).rejects.toThrow("the layout worker failed");
});

test("what cannot be cloned in a node stays behind", async () => {
  const nodes = chain(200).map((node) => ({ ...node, draw: () => undefined }));
  const drawn = layoutOf(nodes);
  FakeWorker.made[0]?.answer();
  expect((await drawn).positions.size).toBe(200);
});

test("without workers a large graph is drawn all the same", async () => {
  vi.stubGlobal("Worker", undefined);
  expect((await layoutOf(chain(200))).positions.size).toBe(200);
});
