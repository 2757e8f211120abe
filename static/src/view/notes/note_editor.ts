import type { Hand } from "../input/hand";
import { svg } from "../svg";

/** The longest text of a note, so that a slip with the clipboard does not fill the document. */
const LONGEST = 10_000;

const OWN = ["pointerdown", "click", "dblclick", "contextmenu", "wheel", "copy"];

/** Write a note where it stands: leaving it, or Ctrl and Enter, keeps the text, Escape does not. */
export function writeNote({ drawing, gestures, overlay }: Hand, id: string): void {
  const card = drawing.notes.cards.get(id);
  if (!card) return;
  const { x, y, width, height } = card.box;
  const field = document.createElement("textarea");
  field.className = "note-field";
  field.maxLength = LONGEST;
  field.value = card.text;
  field.setAttribute("aria-label", "Note");
  const frame = svg("foreignObject", { x, y, width, height: Math.max(height, 96) });
  frame.append(field);
  // What is done in the field is no gesture on the drawing.
  for (const name of OWN) frame.addEventListener(name, (event) => event.stopPropagation());
  overlay.append(frame);
  let done = false;
  const close = (keep: boolean, refocus: boolean): void => {
    if (done) return;
    done = true;
    frame.remove();
    if (refocus) card.element.focus({ preventScroll: true });
    if (keep && field.value !== card.text) gestures.onNote(id, field.value);
  };
  field.addEventListener("blur", () => close(true, false));
  field.addEventListener("keydown", (event) => {
    // Keys alone are letters here; with Control some are the page's own, whatever one is doing.
    if (!event.ctrlKey && !event.metaKey) event.stopPropagation();
    if (event.key === "Escape") close(false, true);
    else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) close(true, true);
    else return;
    event.preventDefault();
  });
  field.focus({ preventScroll: true });
  field.select();
}
