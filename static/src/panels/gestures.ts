import {
  dragLeaf,
  dropLeaf,
  overlay,
  putAt,
  rewire,
  selection,
  toggleGroup,
  whyNot,
  wire,
  writeNote,
} from "../session";
import type { Gestures } from "../view/picture";

/** What the page makes of gestures on the drawing. */
export const EDITING: Gestures = {
  onSelect: (selected) => (selection.value = selected),
  onDrag: dragLeaf,
  onDrop: dropLeaf,
  onEdit: focusNumber,
  onMove: putAt,
  whyNot,
  onConnect: (from, to, slot) => void wire(from, to, slot),
  onReconnect: (edge, end) => void rewire(edge, end),
  onLoose: (end, at, screen) => (overlay.value = { kind: "ops", wire: end, at, screen }),
  onMenu: (target, at, screen) => (overlay.value = { kind: "menu", target, at, screen }),
  onGroup: toggleGroup,
  onNote: (id, text) => void writeNote(id, text),
};

const nothing = (): void => undefined;

/** Numbers can be dragged and groups opened, but the graph stays as it is. */
export const READING: Gestures = {
  ...EDITING,
  onEdit: nothing,
  onMove: nothing,
  whyNot: () => "Open it in Backprop Explorer to change it",
  onConnect: nothing,
  onReconnect: nothing,
  onLoose: nothing,
  onMenu: nothing,
  onNote: nothing,
};

/** Go to the field that a leaf's number is typed in. */
function focusNumber(leaf: string): void {
  const fields = document.querySelectorAll<HTMLInputElement>('input[role="spinbutton"]');
  const named = [...fields].find(({ labels }) => labels?.[0]?.textContent === leaf);
  named?.focus();
}
