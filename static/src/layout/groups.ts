import type { LayoutNode } from "./layout";

/** Who is in which group; a path such as layer1/neuron3 names a group, "" the whole drawing. */
export interface Groups {
  /** The group that each node is in directly. */
  readonly homes: ReadonlyMap<string, string>;
  /** Every group but the whole drawing, the inner before the outer. */
  readonly paths: readonly string[];
  /** Nodes and groups directly in a group, in the order of the nodes. */
  readonly contents: ReadonlyMap<string, readonly Content[]>;
}

export type Content =
  | { readonly kind: "node"; readonly node: LayoutNode }
  | { readonly kind: "group"; readonly path: string };

export const WHOLE = "";

export function groupsOf(nodes: readonly LayoutNode[]): Groups {
  const homes = new Map<string, string>();
  const contents = new Map<string, Content[]>([[WHOLE, []]]);
  for (const node of new Map(nodes.map((each) => [each.id, each])).values()) {
    const home = tidy(node.group ?? WHOLE);
    homes.set(node.id, home);
    let inner: Content = { kind: "node", node };
    let path = home;
    for (let open = contents.get(path); ; open = contents.get(path)) {
      open?.push(inner);
      if (open) break;
      contents.set(path, [inner]);
      inner = { kind: "group", path };
      path = outside(path);
    }
  }
  const paths = [...contents.keys()].filter((path) => path !== WHOLE);
  return { homes, paths: paths.sort((a, b) => depthOf(b) - depthOf(a)), contents };
}

/** The path without empty names. */
function tidy(path: string): string {
  return path.split("/").filter(Boolean).join("/");
}

function depthOf(path: string): number {
  return path.split("/").length;
}

/** The group around a group. */
export function outside(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

/** Whether a group is the other or in it, at any depth. */
export function within(path: string, group: string): boolean {
  return group === WHOLE || path === group || path.startsWith(`${group}/`);
}

/** The group directly in `group` that is `path` or around it. */
export function childToward(group: string, path: string): string {
  const end = path.indexOf("/", group === WHOLE ? 0 : group.length + 1);
  return end < 0 ? path : path.slice(0, end);
}
