import { boxAround } from "./box";
import type { Groups } from "./groups";
import { GROUP_PADDING, type Box, type Point } from "./layout";

/** The box of each group around those of its members that have a place, with room for its title. */
export function groupBoxes(
  { paths, contents }: Groups,
  places: ReadonlyMap<string, Point>,
): Map<string, Box> {
  const boxes = new Map<string, Box>();
  for (const path of paths) {
    const members = (contents.get(path) ?? []).flatMap((content) => {
      if (content.kind === "group") return boxes.get(content.path) ?? [];
      const { id, width, height } = content.node;
      const at = places.get(id);
      return at ? { x: at.x, y: at.y, width, height } : [];
    });
    if (members.length > 0) boxes.set(path, padded(boxAround(members)));
  }
  return boxes;
}

function padded({ x, y, width, height }: Box): Box {
  const { top, side } = GROUP_PADDING;
  return { x: x - side, y: y - top, width: width + 2 * side, height: height + top + side };
}
