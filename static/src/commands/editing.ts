import {
  chosen,
  copySelected,
  cutSelected,
  document_,
  duplicateSelected,
  hasSelection,
  makeOutput,
  nodes,
  overlay,
  pasteCopied,
  remove,
  selectAll,
  selectedNodes,
  selection,
  sketch,
  stage,
} from "../session";
import { slotsOf } from "../model/sketch";
import type { Command } from "./command";

const nothingSelected = (): boolean => !hasSelection.value;
const noNodeSelected = (): boolean => selectedNodes.value.length === 0;
/** The one node that is selected; null for none, several, or something else. */
const oneNode = (): string | null => {
  const key = chosen.value;
  return key !== null && nodes.value.has(key) ? key : null;
};
const oneEdge = (): string | null => (chosen.value?.includes(":") ? chosen.value : null);

/** Changes of the graph. */
export const EDITING: readonly Command[] = [
  {
    name: "Add an op",
    does: "Choose an op by name, symbol or family, and put it into the graph",
    icon: "M9 3h2v6h6v2h-6v6H9v-6H3V9h6z",
    keys: ["/"],
    group: "Edit",
    place: "canvas",
    menus: ["ground"],
    run: () => {
      const menu = overlay.value;
      const at = menu?.kind === "menu" ? { at: menu.at, screen: menu.screen } : {};
      overlay.value = { kind: "ops", ...at };
    },
  },
  {
    name: "Insert an op here",
    does: "Put an op on the selected edge",
    keys: ["i"],
    group: "Edit",
    menus: ["edge"],
    isOff: () => oneEdge() === null,
    run: () => {
      const edge = oneEdge();
      if (edge !== null) overlay.value = { kind: "ops", edge };
    },
  },
  {
    name: "Replace the op",
    does: "Put another op in the place of the selected one, with the same edges",
    keys: ["r"],
    group: "Edit",
    menus: ["node"],
    isOff: noNodeSelected,
    run: () => (overlay.value = { kind: "ops", instead: selectedNodes.value }),
  },
  {
    name: "Connect to",
    does: "Draw an edge from the selected node, by typing where it goes",
    keys: ["c"],
    group: "Edit",
    menus: ["node", "leaf"],
    isOff: () => oneNode() === null,
    run: () => (overlay.value = { kind: "commands", text: `connect ${oneNode() ?? ""} to ` }),
  },
  {
    name: "Rename",
    does: "Give the selected node another name; the expression follows",
    keys: ["F2"],
    group: "Edit",
    menus: ["node", "leaf"],
    isOff: () => oneNode() === null,
    run: () => {
      const node = oneNode();
      if (node !== null) overlay.value = { kind: "rename", node };
    },
  },
  {
    name: "Make it the output",
    does: "Ask for the gradients of the selected node",
    keys: ["o"],
    group: "Edit",
    menus: ["node"],
    isOff: () => {
      const node = nodes.value.get(oneNode() ?? "");
      return !node || slotsOf(node).length === 0 || node.id === sketch.value.output;
    },
    run: () => void makeOutput(oneNode() ?? ""),
  },
  {
    name: "Duplicate",
    does: "Make another of what is selected",
    keys: ["Control+d"],
    group: "Edit",
    menus: ["node", "leaf", "group"],
    isOff: noNodeSelected,
    run: duplicateSelected,
  },
  {
    name: "Copy",
    does: "Copy what is selected, as JSON text that another window can paste",
    keys: ["Control+c"],
    native: true,
    group: "Edit",
    menus: ["node", "leaf", "group"],
    isOff: nothingSelected,
    run: () => void copySelected(),
  },
  {
    name: "Cut",
    does: "Copy what is selected and delete it",
    keys: ["Control+x"],
    native: true,
    group: "Edit",
    menus: ["node", "leaf", "group"],
    isOff: nothingSelected,
    run: () => void cutSelected(),
  },
  {
    name: "Paste",
    does: "Put in nodes that were copied, a graph as JSON, or lines of an expression",
    keys: ["Control+v"],
    native: true,
    group: "Edit",
    menus: ["ground"],
    run: () => void pasteCopied(),
  },
  {
    name: "Delete",
    does: "Delete what is selected; what read it keeps an open port",
    icon: "M7 3h6v2h4v2H3V5h4zM5 8h10l-1 9H6z",
    keys: ["Delete", "Backspace"],
    group: "Edit",
    place: "canvas",
    menus: ["node", "leaf", "edge", "note", "group"],
    isOff: nothingSelected,
    run: () => remove(selection.value),
  },
  {
    name: "Select all",
    does: "Select every node",
    keys: ["Control+a"],
    group: "Edit",
    menus: ["ground"],
    isOff: () => sketch.value.nodes.length === 0 && document_.value.notes.length === 0,
    run: () => {
      selectAll();
      stage.value?.focus(selection.value[0] ?? "");
    },
  },
];
