import { overlay, startTour } from "../session";
import type { Command } from "./command";

/** What to do when one does not know what to do. */
export const HELPING: readonly Command[] = [
  {
    name: "Commands",
    does: "Find anything here by typing its name, or say what shall be done",
    icon: "M3 5h14v2H3zM3 9h14v2H3zM3 13h9v2H3z",
    keys: ["Control+k"],
    group: "Help",
    place: "bar",
    run: () => (overlay.value = { kind: "commands" }),
  },
  {
    name: "Tour",
    does: "Build, run and step a first graph in two minutes",
    keys: [],
    group: "Help",
    run: startTour,
  },
  {
    name: "Help",
    does: "See every key, gesture and phrase",
    icon: "M10 3c3 0 5 2 5 4 0 3-4 3-4 6H9c0-4 4-4 4-6 0-1-1-2-3-2S7 6 7 8H5c0-3 2-5 5-5zM9 15h2v2H9z",
    keys: ["?"],
    group: "Help",
    place: "bar",
    run: () => (overlay.value = { kind: "help" }),
  },
];
