import type { Graph, Op } from "../model/graph";
import type { Value } from "../model/value";

export interface Problem {
  readonly where: string;
  readonly message: string;
  readonly node?: string | null;
  readonly line?: number | null;
  readonly column?: number | null;
  readonly end_line?: number | null;
  readonly end_column?: number | null;
}

export interface Span {
  readonly line: number;
  readonly column: number;
  readonly end_line: number;
  readonly end_column: number;
}

export interface Parsed {
  readonly graph: Graph;
  readonly spans: Readonly<Record<string, Span>>;
}

interface StepBase {
  readonly index: number;
  readonly latex?: string | null;
  readonly words?: string | null;
}

export interface ValueStep extends StepBase {
  readonly kind: "value";
  readonly node: string;
  readonly op: string;
  readonly inputs: readonly string[];
  readonly value: Value;
}

export interface SeedStep extends StepBase {
  readonly kind: "seed";
  readonly node: string;
  readonly grad?: Value | null;
  readonly tangent?: Value | null;
}

export interface FlowStep extends StepBase {
  readonly kind: "contribution" | "tangent";
  readonly from: string;
  readonly to: string;
  readonly slot: number;
  readonly upstream: Value;
  readonly local: Value | null;
  readonly amount: Value;
  readonly total: Value;
}

export type Step = ValueStep | SeedStep | FlowStep;

export interface TraceNode {
  readonly value: Value;
  readonly grad?: Value | null;
  readonly tangent?: Value | null;
}

export interface Trace {
  readonly mode: "reverse" | "forward";
  readonly output: string;
  readonly order: readonly string[];
  readonly nodes: Readonly<Record<string, TraceNode>>;
  readonly steps: readonly Step[];
}

export interface Columns {
  readonly output: string;
  readonly ids: readonly string[];
  readonly values: readonly Value[];
  readonly grads: readonly (Value | null)[];
}

export interface Example {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly source: string;
  readonly values: Readonly<Record<string, Value>>;
  readonly origin: string;
}

export type { Graph, Op };
