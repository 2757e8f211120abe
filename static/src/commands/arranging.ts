import {
  alignSelected,
  autoLayout,
  distributeSelected,
  document_,
  groupOfChosen,
  groupSelected,
  laying,
  noteAt,
  overlay,
  selectedNodes,
  stage,
  stopLayout,
  toGrid,
  toggleGroup,
  ungroupChosen,
} from "../session";
import type { Side } from "../edits";
import type { Command } from "./command";

const fewerThan = (count: number) => (): boolean => selectedNodes.value.length < count;

const SIDES: readonly { readonly side: Side; readonly name: string; readonly key: string }[] = [
  { side: "left", name: "Align left edges", key: "Alt+Shift+ArrowLeft" },
  { side: "right", name: "Align right edges", key: "Alt+Shift+ArrowRight" },
  { side: "top", name: "Align top edges", key: "Alt+Shift+ArrowUp" },
  { side: "bottom", name: "Align bottom edges", key: "Alt+Shift+ArrowDown" },
  { side: "centre", name: "Align centres on a column", key: "" },
  { side: "middle", name: "Align centres on a row", key: "" },
];

/** Where things stand, and what belongs together. */
export const ARRANGING: readonly Command[] = [
  {
    name: "Auto layout",
    does: "Lay the whole drawing out anew, also what was placed by hand",
    icon: "M3 3h5v4H3zM12 3h5v4h-5zM3 13h5v4H3zM12 13h5v4h-5zM5 8h1v4H5zM9 9h2v2H9zM14 8h1v4h-1z",
    keys: ["l"],
    group: "Arrange",
    place: "canvas",
    menus: ["ground"],
    run: () => autoLayout(null),
  },
  {
    name: "Lay the selection out",
    does: "Lay out what is selected around everything else",
    keys: ["Shift+l"],
    group: "Arrange",
    menus: ["node", "leaf"],
    isOff: fewerThan(1),
    run: () => autoLayout(selectedNodes.value),
  },
  {
    name: "Stop the layout",
    does: "Do without the layout that is being made: where it was asked for, all stays as it was",
    keys: [],
    group: "Arrange",
    isOff: () => laying.value === null,
    run: stopLayout,
  },
  ...SIDES.map(({ side, name, key }): Command => ({
    name,
    does: `${name} of what is selected`,
    keys: key === "" ? [] : [key],
    group: "Arrange",
    isOff: fewerThan(2),
    run: () => alignSelected(side),
  })),
  {
    name: "Space evenly in a row",
    does: "Make the gaps between what is selected alike, from left to right",
    keys: [],
    group: "Arrange",
    isOff: fewerThan(3),
    run: () => distributeSelected("across"),
  },
  {
    name: "Space evenly in a column",
    does: "Make the gaps between what is selected alike, from top to bottom",
    keys: [],
    group: "Arrange",
    isOff: fewerThan(3),
    run: () => distributeSelected("down"),
  },
  {
    name: "Align to the grid",
    does: "Move what is selected, or everything, to the nearest places of a grid of 8 px",
    keys: ["g"],
    group: "Arrange",
    run: toGrid,
  },
  {
    name: "Group",
    does: "Put what is selected into a box with a name",
    keys: ["Control+g"],
    group: "Groups and notes",
    menus: ["node", "leaf"],
    isOff: fewerThan(1),
    run: groupSelected,
  },
  {
    name: "Ungroup",
    does: "Take the box away and keep what is in it",
    keys: ["Control+Shift+g"],
    group: "Groups and notes",
    menus: ["node", "leaf", "group"],
    isOff: () => groupOfChosen() === null,
    run: ungroupChosen,
  },
  {
    name: () => (isClosed() ? "Open the group" : "Close the group"),
    does: "Draw a group as one box, or everything that is in it",
    keys: ["e"],
    group: "Groups and notes",
    menus: ["node", "leaf", "group"],
    isOff: () => groupOfChosen() === null,
    run: () => {
      const path = groupOfChosen();
      if (path !== null) toggleGroup(path);
    },
  },
  {
    name: "Add a note",
    does: "Write a note on the canvas",
    icon: "M4 3h12v9l-5 5H4zM6 6h8v1H6zM6 9h6v1H6z",
    keys: ["n"],
    group: "Groups and notes",
    place: "canvas",
    menus: ["ground"],
    run: () => {
      const menu = overlay.value;
      const at = menu?.kind === "menu" ? menu.at : stage.value?.middle();
      if (at) noteAt(at);
    },
  },
];

function isClosed(): boolean {
  return document_.value.closed.includes(groupOfChosen() ?? "");
}
