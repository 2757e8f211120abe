import { signal } from "@preact/signals";

import type { Point } from "../model/document";

/** One end of a wire that waits for its other end. */
export type LooseEnd = { readonly from: string } | { readonly to: string; readonly slot: number };

/** What stands in front of the page: one thing at a time. */
export type Overlay =
  | {
      /** An op is to be chosen: to stand at a place, on an edge, or instead of nodes. */
      readonly kind: "ops";
      readonly at?: Point;
      readonly screen?: Point;
      readonly wire?: LooseEnd;
      readonly edge?: string;
      readonly instead?: readonly string[];
    }
  | {
      readonly kind: "menu";
      readonly target: string | null;
      readonly at: Point;
      readonly screen: Point;
    }
  | { readonly kind: "commands"; readonly text?: string }
  | { readonly kind: "find" }
  | { readonly kind: "history" }
  | { readonly kind: "check" }
  | { readonly kind: "second" }
  | { readonly kind: "rename"; readonly node: string }
  | { readonly kind: "share" }
  | { readonly kind: "export" }
  | { readonly kind: "import" }
  | { readonly kind: "help" };

export const overlay = signal<Overlay | null>(null);

export function closeOverlay(): void {
  overlay.value = null;
}
