import { vi } from "vitest";

import type { RunEvent, RunState, Status } from "../contract";
import { NO_HISTORY } from "../experiment/columns";
import { SAMPLE } from "../experiment/sample_experiment";

/** A stream of events whose other end the test holds. */
export class Stream {
  static readonly CLOSED = 2;
  static readonly all: Stream[] = [];
  readonly url: string;
  readyState = 1;
  private readonly listeners = new Map<string, (event: unknown) => void>();

  constructor(url: URL) {
    this.url = url.pathname;
    Stream.all.push(this);
  }

  static get open(): readonly Stream[] {
    return Stream.all.filter(({ readyState }) => readyState === 1);
  }

  addEventListener(name: string, listen: (event: unknown) => void): void {
    this.listeners.set(name, listen);
  }

  close(): void {
    this.readyState = 2;
  }

  tell(event: RunEvent): void {
    this.listeners.get("run")?.({ data: JSON.stringify(event) });
  }

  end(): void {
    this.readyState = 2;
    this.listeners.get("error")?.({});
  }
}

export function state(id: string, status: Status, steps = 0): RunState {
  const place = { steps, epoch: steps / 21, epochs: 300, steps_per_epoch: 21 };
  return { id, status, place: 0, warm: true, pace: null, why: null, ...place };
}

/** What is told of a run: how far it is, and one place of its history. */
export function event(id: string, status: Status, steps: number, fresh = false): RunEvent {
  const history = {
    ...NO_HISTORY,
    steps: [steps],
    epoch: [steps / 21],
    batch_loss: [null],
    train_loss: [0.5],
    train_accuracy: [null],
    held_loss: [null],
    held_accuracy: [null],
    log_likelihood: [null],
    log_prior: [0],
  };
  return { ...state(id, status, steps), fresh, history, next: [4, 7], view: view(steps) };
}

export function view(steps: number) {
  const nothing = { pictures: null, surface: null, confusion: null };
  return { steps, epoch: steps / 21, parameters: "", gradient: "", ...nothing };
}

const preset = (name: string, seed: number) => ({
  name,
  title: name.toUpperCase(),
  doc: "",
  experiment: { ...SAMPLE, seed },
});

const RUN_DATA = {
  title: "Circle",
  features: ["x"],
  picture: null,
  rows: [],
  inputs: ["x"],
  x: Array.from({ length: 10 }, (_, i) => [i, -i]),
  classes: { names: ["a", "b"], of: Array.from({ length: 10 }, (_, i) => i % 2) },
  held_out: [],
};

/** A server that trains nothing: runs are what the test says of them. */
export class Server {
  /** What it was asked, as "POST runs/r1/pause". */
  readonly asked: string[] = [];
  readonly bodies: unknown[] = [];
  isAway = false;
  refuses: { readonly detail: string; readonly problems: readonly object[] } | null = null;
  /** The runs that it has. */
  readonly runs = new Map<string, Status>();
  private count = 0;

  readonly answer = (url: URL, init: RequestInit = {}): Promise<Response> => {
    if (this.isAway) return Promise.reject(new TypeError("gone"));
    const path = url.pathname.replace(/.*\/api\/v1\//, "");
    this.asked.push(`${init.method ?? "GET"} ${path}`);
    const body: unknown = typeof init.body === "string" ? JSON.parse(init.body) : null;
    if (body !== null) this.bodies.push(body);
    const [status, found] = this.found(path, body);
    return Promise.resolve(new Response(JSON.stringify(found), { status }));
  };

  /** How often it was asked for something. */
  times(what: string): number {
    return this.asked.filter((each) => each === what).length;
  }

  private found(path: string, body: unknown): [number, unknown] {
    if (path === "runs") return this.begun(body as { readonly start: Status });
    const [, id, what] = /^runs\/(\w+)(?:\/(\w+))?$/.exec(path) ?? [];
    if (id !== undefined) return this.ofRun(id, what);
    if (path === "presets") return [200, { presets: [preset("one", 1), preset("two", 2)] }];
    if (path === "networks") return [200, { graph: { nodes: [], output: "loss" } }];
    if (path === "evaluate") {
      const matrix = (data: number[]) => ({ shape: [data.length], data });
      const ids = ["layer1.weight", "layer1.bias", "layer2.weight", "layer2.bias", "loss"];
      const grads = [matrix([1, 2, 3, 4, 5, 6]), matrix([7, 8, 9]), matrix([1, 1, 1]), matrix([2])];
      return [200, { output: "loss", ids, values: [...grads, 0.75], grads: [...grads, 1] }];
    }
    return [200, { [path]: [] }];
  }

  private begun({ start }: { readonly start: Status }): [number, unknown] {
    if (this.refuses) return [422, this.refuses];
    this.count += 1;
    const id = `r${this.count}`;
    this.runs.set(id, start);
    return [201, { id }];
  }

  private ofRun(id: string, what: string | undefined): [number, unknown] {
    const status = this.runs.get(id);
    if (status === undefined) return [404, { detail: "there is no such run", problems: [] }];
    if (what === undefined)
      return [200, { ...state(id, status, 21), experiment: SAMPLE, history: NO_HISTORY, next: [] }];
    if (what === "data") return [200, RUN_DATA];
    if (what === "view") return [200, view(42)];
    if (what === "network") return [200, { steps: 0, spec: SAMPLE.spec }];
    const next: Partial<Record<string, Status>> = {
      resume: "running",
      stop: "stopped",
      step: "running",
    };
    const after = next[what] ?? "paused";
    this.runs.set(id, after);
    return [200, state(id, after)];
  }
}

/** A page that was just opened, and the server it asks. */
export async function opened(hash = "") {
  vi.resetModules();
  vi.useFakeTimers();
  // The address belongs to the page that is open now, not to those of earlier tests.
  vi.restoreAllMocks();
  window.history.replaceState(null, "", hash === "" ? location.pathname : hash);
  vi.spyOn(window.history, "replaceState").mockReturnValue();
  vi.stubGlobal("addEventListener", vi.fn());
  localStorage.clear();
  Stream.all.length = 0;
  const server = new Server();
  vi.stubGlobal("fetch", server.answer);
  vi.stubGlobal("EventSource", Stream);
  const session = await import(".");
  return { server, session };
}
