import { boxAround, movedBy } from "./box";
import type { FreePart } from "./free_parts";
import { groupBoxes } from "./group_boxes";
import { groupsOf, within } from "./groups";
import type { Box, LayoutNode, LayoutOptions, Point } from "./layout";
import { Occupancy } from "./occupancy";
import { portsAt, shiftOf, STAY } from "./shift";

type Places = ReadonlyMap<string, Point>;

/** A free node as a box where `layered` has it. */
interface FreeBox extends Box {
  readonly id: string;
}

/** The free nodes of a part, and how far it moves. */
interface Block {
  readonly boxes: readonly FreeBox[];
  readonly shift: Point;
}

/**
 * A place for each node of the free parts. A part larger than all that is kept stays where `base`
 * has it, but for nodes in whose place a card stands: those go to the nearest gap. A smaller part
 * goes to its neighbours as one block. None is put into the box of a group that it is not in.
 */
export function freePlaces(
  nodes: readonly LayoutNode[],
  parts: readonly FreePart[],
  kept: Places,
  base: Places,
  { columnGap, rowGap }: Required<LayoutOptions>,
): Map<string, Point> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const portsOf = portsAt(byId, (id) => kept.get(id) ?? base.get(id));
  const blocks = parts.map((part): Block => {
    const large = part.nodes.length > kept.size;
    const boxes = part.nodes.flatMap((node) => boxAt(node, base) ?? []);
    return { boxes, shift: large ? STAY : shiftOf(part, portsOf, columnGap) };
  });
  const cards = [...kept.keys()].flatMap((id) => boxAt(byId.get(id), kept) ?? []);
  const occupancy = new Occupancy(cards, { across: columnGap / 3, down: rowGap / 2 });
  return settled(blocks, occupancy, foreignTo(nodes, kept));
}

function boxAt(node: LayoutNode | undefined, places: Places): FreeBox | null {
  const at = node && places.get(node.id);
  return at ? { id: node.id, x: at.x, y: at.y, width: node.width, height: node.height } : null;
}

/** The boxes of groups that none of some nodes is in, as far as kept nodes span them. */
function foreignTo(
  nodes: readonly LayoutNode[],
  kept: Places,
): (boxes: readonly FreeBox[]) => Box[] {
  const groups = groupsOf(nodes);
  const spans = [...groupBoxes(groups, kept)];
  return (boxes) =>
    spans
      .filter(([path]) => !boxes.some(({ id }) => within(groups.homes.get(id) ?? "", path)))
      .map(([, box]) => box);
}

/** Those that can stay do; then blocks move; then those find a gap in whose place a card stands. */
function settled(
  blocks: readonly Block[],
  occupancy: Occupancy,
  foreign: (boxes: readonly FreeBox[]) => Box[],
): Map<string, Point> {
  const places = new Map<string, Point>();
  const put = (box: FreeBox): void => {
    places.set(box.id, { x: box.x, y: box.y });
    occupancy.add(box);
  };
  const staying = blocks.filter(({ shift }) => shift === STAY).flatMap(({ boxes }) => boxes);
  const aside = staying.filter((box) => {
    const fits = occupancy.fits(box, foreign([box]));
    if (fits) put(box);
    return !fits;
  });
  for (const { boxes, shift } of blocks) {
    if (shift === STAY) continue;
    const around = boxAround(boxes);
    const corner = occupancy.nearest(movedBy(around, shift), foreign(boxes));
    const whole = { x: corner.x - around.x, y: corner.y - around.y };
    for (const box of boxes) put(movedBy(box, whole));
  }
  for (const box of aside) put({ ...box, ...occupancy.nearest(box, foreign([box])) });
  return places;
}
