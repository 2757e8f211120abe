import type {
  Catalogue,
  Columns,
  Examples,
  Graph,
  Parsed,
  Problem,
  Registered,
  Step,
  Trace,
} from "./contract";
import type { Mode } from "../model/link";
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

const ROOT = new URL("api/v1/", document.baseURI);

export interface TraceRequest {
  readonly graph: Graph;
  readonly mode: Mode;
  readonly wrt: string | null;
}

export const api = {
  ops: () => get<Catalogue>("ops").then((answer) => answer.ops),
  examples: () => get<Examples>("examples").then((answer) => answer.examples),
  parse: (source: string, values: Readonly<Record<string, Value>>) =>
    post<Parsed>("parse", { source, values }),
  trace: ({ graph, mode, wrt }: TraceRequest) =>
    post<Trace>("trace", { graph, mode, ...(mode === "forward" && { wrt }) }),
  explain: ({ graph, mode, wrt }: TraceRequest, index: number) =>
    post<Step>("explain", { graph, mode, ...(mode === "forward" && { wrt }), index }),
  register: (graph: Graph) => post<Registered>("graphs", { graph }).then((answer) => answer.id),
  evaluate: (id: string, values: Readonly<Record<string, Value>>) =>
    post<Columns>(`graphs/${id}/evaluate`, { values }),
};

function get<T>(path: string): Promise<T> {
  return request<T>(path, {});
}

function post<T>(path: string, body: unknown): Promise<T> {
  const headers = { "content-type": "application/json" };
  return request<T>(path, { method: "POST", headers, body: JSON.stringify(body) });
}

async function request<T>(path: string, init: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await fetch(new URL(path, ROOT), init);
  } catch {
    throw new Unreachable("the server does not answer");
  }
  if (response.status >= 500) throw new Unreachable(`the server answered ${response.status}`);
  const answer: unknown = await response.json();
  if (!response.ok) {
    const { detail, problems } = answer as { detail?: string; problems?: Problem[] };
    throw new Refused(response.status, detail ?? "refused", problems ?? []);
  }
  return answer as T;
}
