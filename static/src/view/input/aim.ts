import { frameKey } from "../groups/frame_layer";

/** What of the drawing lies under a pointer or has the focus. */
export type Aim =
  | { readonly kind: "node" | "edge" | "note"; readonly key: string }
  | { readonly kind: "group"; readonly key: string; readonly path: string }
  | { readonly kind: "ground" };

const GROUND: Aim = { kind: "ground" };

export function aimAt(target: EventTarget | null): Aim {
  if (!(target instanceof Element)) return GROUND;
  const found = target.closest<SVGElement>("[data-node], [data-edge], [data-note], [data-group]");
  const { node, edge, note, group } = found?.dataset ?? {};
  if (node !== undefined) return { kind: "node", key: node };
  if (edge !== undefined) return { kind: "edge", key: edge };
  if (note !== undefined) return { kind: "note", key: note };
  return group === undefined ? GROUND : { kind: "group", key: frameKey(group), path: group };
}
