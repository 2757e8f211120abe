import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

/** Longer texts are not left to the browser, which writes them into the page a line at a time. */
const LONG = 1000;

interface Stretch {
  readonly from: number;
  readonly to: number;
}

interface Travel {
  readonly onUndo: () => void;
  readonly onRedo: () => void;
}

/**
 * Replaces what is selected itself. Left to the browser, a replaced word hands its looks on as an
 * inline style, which the page's policy forbids, and a word of every token is taken out one by
 * one, which takes a minute in a long line. Undo from a menu belongs to the page as well.
 */
export function replacing({ onUndo, onRedo }: Travel): Extension {
  return EditorView.domEventHandlers({
    beforeinput(event, view) {
      const { inputType, isComposing } = event;
      if (inputType === "historyUndo") onUndo();
      else if (inputType === "historyRedo") onRedo();
      else if (isComposing || view.composing) return false;
      else return replace(event, view);
      event.preventDefault();
      return true;
    },
  });
}

function replace(event: InputEvent, view: EditorView): boolean {
  const insert = insertedBy(event);
  if (insert === null) return false;
  const { from, to } = stretchOf(event, view);
  if (from === to && insert.length < LONG) return false;
  const { state } = view;
  const changes = { from, to, insert: state.toText(insert) };
  event.preventDefault();
  view.dispatch({
    changes,
    selection: { anchor: from + changes.insert.length },
    userEvent: insert === "" ? "delete.selection" : "input.type",
    scrollIntoView: true,
  });
  return true;
}

/** What the event puts in; null where that is better left to the editor, as compositions are. */
function insertedBy({ inputType, data, dataTransfer }: InputEvent): string | null {
  if (inputType === "insertText") return data;
  if (inputType === "insertReplacementText") {
    return data ?? dataTransfer?.getData("text/plain") ?? null;
  }
  return /^delete(Content|Word|SoftLine|HardLine|EntireSoftLine)/.test(inputType) ? "" : null;
}

function selectedIn(view: EditorView): AbstractRange | null {
  const selection = view.contentDOM.ownerDocument.getSelection();
  return selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
}

/** Where in the text it happens: what the editor holds selected, or what the event points at. */
function stretchOf(event: InputEvent, view: EditorView): Stretch {
  const selected = view.state.selection.main;
  // The page's selection where the event names no range: the editor hears of that a moment later.
  const range = event.getTargetRanges()[0] ?? selectedIn(view);
  if (!range || !view.contentDOM.contains(range.startContainer)) return selected;
  const from = view.posAtDOM(range.startContainer, range.startOffset);
  const to = view.posAtDOM(range.endContainer, range.endOffset);
  // Of a long text only a part is in the page: the event can then point at no more than that.
  return !selected.empty && selected.from <= from && to <= selected.to ? selected : { from, to };
}
