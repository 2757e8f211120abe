import { evaluationOf, traceOf, type TraceRequest } from "./assembly";
import { columnsOf, type ByteColumns } from "./columns";
import type {
  Catalogue,
  Checked,
  Derivative,
  Diagnosis,
  Differences,
  Examples,
  ExportFormats,
  Graph,
  Grid,
  Hessian,
  Imported,
  Layered,
} from "./contract";
import type { Parsed, Paths, Problem, Registered, Step, Trace } from "./contract";
import type { Value } from "../model/value";

/** The server understood and said what is wrong. */
export class Refused extends Error {
  override readonly name = "Refused";
  readonly status: number;
  readonly problems: readonly Problem[];

  constructor(status: number, detail: string, problems: readonly Problem[]) {
    super(detail);
    this.status = status;
    this.problems = problems;
  }
}

/** No answer: the server is gone or the network is. */
export class Unreachable extends Error {
  override readonly name = "Unreachable";
}

export const ROOT = new URL("api/v1/", document.baseURI);

/**
 * The server narrates the traces of graphs up to so many nodes unasked. Words come in JSON alone;
 * a larger graph's trace has none to lose, and comes as columns of bytes.
 */
const NARRATED = 200;

export const api = {
  ops: () => get<Catalogue>("ops").then((answer) => answer.ops),
  examples: () => get<Examples>("examples").then((answer) => answer.examples),
  layered: (size: number, width: number) =>
    get<Layered>(`examples/layered?size=${size}&width=${width}`).then((answer) => answer.graph),
  grid: (width: number | null, depth: number) =>
    get<Grid>(
      `examples/grid?${width === null ? "apex=true" : `width=${width}`}&depth=${depth}`,
    ).then((answer) => answer.graph),
  connected: (layers: number, width: number) =>
    get<Layered>(`examples/connected?layers=${layers}&width=${width}`).then(
      (answer) => answer.graph,
    ),
  parse: (source: string, values: Readonly<Record<string, Value>>) =>
    post<Parsed>("parse", { source, values }),
  trace: (request: TraceRequest) =>
    request.graph.nodes.length > NARRATED
      ? postForColumns("trace", asked(request)).then((columns) => traceOf(columns, request))
      : post<Trace>("trace", asked(request)),
  explain: (request: TraceRequest, index: number) =>
    post<Step>("explain", { ...asked(request), index }),
  register: (graph: Graph) => post<Registered>("graphs", { graph }).then((answer) => answer.id),
  evaluate: (id: string, values: Readonly<Record<string, Value>>) =>
    postForColumns(`graphs/${id}/evaluate`, { values }).then(evaluationOf),
  check: (graph: Graph, h: number | null, nodes: readonly string[] | null) =>
    post<Checked>("check", {
      graph,
      ...(h !== null && { h }),
      ...(nodes !== null && { nodes }),
    }),
  diagnose: (graph: Graph, seed: Value | null) =>
    post<Diagnosis>("diagnose", { graph, ...(seed !== null && { seed }) }),
  differences: (graph: Graph, node: string, place: readonly number[]) =>
    post<Differences>("differences", { graph, node, place }),
  derivative: (graph: Graph, wrt: string) => post<Derivative>("derivative", { graph, wrt }),
  hessian: (graph: Graph, vector: Readonly<Record<string, Value>> | null) =>
    post<Hessian>("hessian", { graph, ...(vector !== null && { vector }) }),
  paths: (graph: Graph, source: string, limit: number) =>
    post<Paths>("paths", { graph, source, limit }),
  formats: () => get<ExportFormats>("exports").then((answer) => answer.formats),
  export: (graph: Graph, format: string, title: string | null) =>
    request("export", posted({ graph, format, title }, "*/*")).then((response) => response.text()),
  import: (text: string, name: string) => post<Imported>("import", { text, name }),
};

function asked({ graph, mode, wrt }: TraceRequest) {
  return { graph, mode, ...(mode === "forward" && { wrt }) };
}

export function get<T>(path: string): Promise<T> {
  return json<T>(request(path, {}));
}

export function post<T>(path: string, body: unknown): Promise<T> {
  return json<T>(request(path, posted(body, "application/json")));
}

async function postForColumns(path: string, body: unknown): Promise<ByteColumns> {
  const response = await request(path, posted(body, "application/octet-stream"));
  return columnsOf(await response.arrayBuffer());
}

function posted(body: unknown, accept: string): RequestInit {
  const headers = { "content-type": "application/json", accept };
  return { method: "POST", headers, body: JSON.stringify(body) };
}

async function json<T>(response: Promise<Response>): Promise<T> {
  return (await (await response).json()) as T;
}

async function request(path: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(new URL(path, ROOT), init);
  } catch {
    throw new Unreachable("the server does not answer");
  }
  if (response.status >= 500) throw new Unreachable(`the server answered ${response.status}`);
  if (response.ok) return response;
  const problem = (await response.json()) as { detail?: string; problems?: Problem[] };
  throw new Refused(response.status, problem.detail ?? "refused", problem.problems ?? []);
}
