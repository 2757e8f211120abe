import {
  bring,
  changeHands,
  chosen,
  leftHanded,
  overlay,
  selection,
  stage,
  tableShown,
} from "../session";
import type { Command } from "./command";

/** What a press of the zoom keys does to the scale. */
const ZOOM = 1.25;

/** What is seen, and how. */
export const LOOKING: readonly Command[] = [
  {
    name: "Fit view",
    does: "See the whole drawing",
    icon: "M3 3h5v2H5v3H3zM12 3h5v5h-2V5h-3zM3 12h2v3h3v2H3zM15 12h2v5h-5v-2h3z",
    keys: ["f"],
    group: "Look",
    place: "canvas",
    menus: ["ground"],
    run: () => stage.value?.fit(),
  },
  {
    name: "Zoom to the selection",
    does: "See what is selected, as large as it fits",
    keys: ["z"],
    group: "Look",
    menus: ["node", "leaf", "group"],
    isOff: () => selection.value.length === 0,
    run: () => stage.value?.zoomTo(selection.value),
  },
  {
    name: "Zoom in",
    does: "See it larger",
    icon: "M9 5h2v4h4v2h-4v4H9v-4H5V9h4z",
    keys: ["+", "="],
    group: "Look",
    place: "canvas",
    run: () => stage.value?.zoom(ZOOM),
  },
  {
    name: "Zoom out",
    does: "See more of it",
    icon: "M5 9h10v2H5z",
    keys: ["-"],
    group: "Look",
    place: "canvas",
    run: () => stage.value?.zoom(1 / ZOOM),
  },
  {
    name: "Find",
    does: "Find a node by its name, op or value",
    icon: "M8 3a5 5 0 0 1 4 8l5 5-1 1-5-5a5 5 0 1 1-3-9zm0 2a3 3 0 1 0 0 6 3 3 0 0 0 0-6z",
    keys: ["Control+f"],
    group: "Look",
    place: "canvas",
    run: () => (overlay.value = { kind: "find" }),
  },
  {
    name: () => (tableShown.value ? "Show the drawing" : "Show as a table"),
    does: "Read every node, value and gradient in a table instead of the drawing",
    icon: "M3 4h14v12H3zM5 8v2h4V8zM11 8v2h4V8zM5 12v2h4v-2zM11 12v2h4v-2z",
    keys: ["t"],
    group: "Look",
    place: "canvas",
    run: () => (tableShown.value = !tableShown.value),
  },
  {
    name: "Inspect",
    does: "Go to the name, the settings and the numbers of what is selected; Escape comes back",
    keys: ["a"],
    group: "Look",
    menus: ["node", "leaf", "edge", "note", "group"],
    isOff: () => chosen.value === null,
    run: () => bring("account", true),
  },
  {
    name: () => (leftHanded.value ? "Tools on the right" : "Tools on the left"),
    does: "Put what a thumb reaches for on the other side, for the other hand",
    keys: [],
    group: "Look",
    run: changeHands,
  },
];
