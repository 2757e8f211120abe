import type { Layout, LayoutNode, Point } from "./layout";

/** What the worker is asked for. */
export interface Request {
  readonly nodes: readonly LayoutNode[];
  readonly placed: ReadonlyMap<string, Point>;
  readonly effort: number;
}

/** What it answers: now and then how much is done, 0 to 1, and at the end the layout. */
export type Answer =
  | { readonly kind: "progress"; readonly done: number }
  | { readonly kind: "layout"; readonly layout: Layout };
