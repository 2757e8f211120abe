import type { Borders } from "./borders";
import { childToward, within, type Groups } from "./groups";
import { GROUP_PADDING } from "./layout";
import type { Level } from "./level";
import type { Item } from "./vertex";

/** A group, drawn: what is in it, and how it looks from outside. */
export interface Block {
  readonly level: Level;
  readonly width: number;
  readonly height: number;
  /** The nodes whose values enter it, from the top, and the heights at which they do. */
  readonly entering: readonly string[];
  readonly entries: readonly number[];
  /** Heights at which values leave it, by node. */
  readonly exits: ReadonlyMap<string, number>;
}

const { top, side } = GROUP_PADDING;

// Kinds of items have their own letters, for a node may be called like a group.
export const nodeItem = (id: string): string => `n:${id}`;
export const groupItem = (path: string): string => `g:${path}`;
export const inlet = (source: string): string => `i:${source}`;
export const outlet = (source: string): string => `o:${source}`;

export function blockOf(path: string, level: Level, { entering, leaving }: Borders): Block {
  const heightOf = (item: string): number => top + (level.positions.get(item)?.y ?? 0);
  const inlets = [...(entering.get(path) ?? [])]
    .map((source) => ({ source, y: heightOf(inlet(source)) }))
    .sort((a, b) => a.y - b.y);
  return {
    level,
    // Whole px: what is around it then stays on hundredths.
    width: Math.ceil(level.width) + 2 * side,
    height: Math.ceil(level.height) + top + side,
    entering: inlets.map(({ source }) => source),
    entries: inlets.map(({ y }) => y),
    exits: new Map([...(leaving.get(path) ?? [])].map((id) => [id, heightOf(outlet(id))])),
  };
}

/** The item of a group's level that holds a node or lets its value in; null if there is no such node. */
export function holderIn(group: string, id: string, { homes }: Groups): string | null {
  const home = homes.get(id);
  if (home === undefined) return null;
  if (!within(home, group)) return inlet(id);
  return home === group ? nodeItem(id) : groupItem(childToward(group, home));
}

/** What is drawn in a group once the groups in it are. */
export function itemsIn(
  group: string,
  groups: Groups,
  { entering, leaving }: Borders,
  blocks: ReadonlyMap<string, Block>,
): Item[] {
  const reading = (sources: readonly string[]): Pick<Item, "inputs" | "exits"> => ({
    inputs: sources.map((source) => holderIn(group, source, groups) ?? ""),
    exits: sources.map((source) => riseOf(group, source, groups, blocks)),
  });
  const point = { width: 0, height: 0 };
  const inlets = [...(entering.get(group) ?? [])].map((source): Item => {
    return { id: inlet(source), ...point, inputs: [], border: "left" };
  });
  const outlets = [...(leaving.get(group) ?? [])].map((source): Item => {
    return { id: outlet(source), ...point, ...reading([source]), border: "right" };
  });
  const contents = (groups.contents.get(group) ?? []).map((content): Item => {
    if (content.kind === "node") {
      const { id, width, height, inputs } = content.node;
      return { id: nodeItem(id), width, height, ...reading(inputs) };
    }
    const { width = 0, height = 0, entering: read = [], entries } = blocks.get(content.path) ?? {};
    const ports = entries ? { entries } : {};
    return { id: groupItem(content.path), width, height, ...reading(read), ...ports };
  });
  return [...inlets, ...contents, ...outlets];
}

/** How far below the centre of its holder a value leaves it, px. */
function riseOf(
  group: string,
  source: string,
  { homes }: Groups,
  blocks: ReadonlyMap<string, Block>,
): number {
  const home = homes.get(source);
  if (home === undefined || home === group || !within(home, group)) return 0;
  const block = blocks.get(childToward(group, home));
  return block ? (block.exits.get(source) ?? 0) - block.height / 2 : 0;
}
