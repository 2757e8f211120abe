import {
  defaultKeymap,
  history,
  insertNewline,
  isolateHistory,
  redo,
  undo,
} from "@codemirror/commands";
import { bracketMatching } from "@codemirror/language";
import { lintKeymap } from "@codemirror/lint";
import { Annotation, EditorState, type Extension } from "@codemirror/state";
import { EditorView, keymap, type KeyBinding, type ViewUpdate } from "@codemirror/view";
import { completion } from "./completion";
import "./editor.css";
import { highlighting } from "./highlight";
import { knownOps, replaceOps, type OpEntry } from "./ops";
import { problemDescription, showProblems, type TextProblem } from "./problems";
import { changeBetween, placeAfter } from "./text_change";
import { nameAt } from "./tokens";

export type { OpEntry, TextProblem };

export interface ExpressionOptions {
  readonly text: string;
  /** Called with the whole text after every change made in the box, undo included. */
  readonly onChange: (text: string) => void;
  /** Called with the name under the cursor as it changes; null beside names and without focus. */
  readonly onFocusName?: (name: string | null) => void;
}

export interface ExpressionEditor {
  /** Replace the text without `onChange`; the cursor stays where it was in what remains. */
  setText(text: string): void;
  setProblems(problems: readonly TextProblem[]): void;
  setOps(ops: readonly OpEntry[]): void;
  /** Put the text in place of the selection, and select a part of it; else the cursor follows. */
  insert(text: string, selectFrom?: number, selectTo?: number): void;
  focus(): void;
  destroy(): void;
}

/** Marks changes that come from the page rather than from the person in the box. */
const fromPage = Annotation.define<true>();

let editors = 0;

const KEYS: readonly KeyBinding[] = [
  // What is typed arrives as typed: no indentation of its own.
  { key: "Enter", run: insertNewline, shift: insertNewline },
  ...lintKeymap,
  ...defaultKeymap,
];

/** The text box named "Expression": lines of `name = expression`. */
export function createExpressionEditor(
  host: HTMLElement,
  options: ExpressionOptions,
): ExpressionEditor {
  editors += 1;
  const view = new EditorView({
    parent: host,
    state: EditorState.create({
      doc: options.text,
      extensions: extensions(options, `expression-problems-${editors}`),
    }),
  });
  return {
    setText(text) {
      const changes = changeBetween(view.state.doc.toString(), text.replace(/\r\n?/g, "\n"));
      if (!changes) return;
      const { anchor, head } = view.state.selection.main;
      view.dispatch({
        changes,
        selection: { anchor: placeAfter(anchor, changes), head: placeAfter(head, changes) },
        // Part of the box's history: an undo that skipped it would mix two texts.
        annotations: [fromPage.of(true), isolateHistory.of("full")],
      });
    },
    setProblems: (problems) => showProblems(view, problems),
    setOps(ops) {
      view.dispatch({ effects: replaceOps.of(new Map(ops.map((op) => [op.name, op]))) });
    },
    insert(text, selectFrom = text.length, selectTo = selectFrom) {
      const { from, to } = view.state.selection.main;
      view.dispatch({
        changes: { from, to, insert: text },
        selection: { anchor: from + selectFrom, head: from + selectTo },
        userEvent: "input.insert",
        scrollIntoView: true,
      });
    },
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  };
}

function extensions(options: ExpressionOptions, problemsId: string): Extension {
  const nonce = document.querySelector<HTMLElement>('meta[property="csp-nonce"]')?.nonce;
  return [
    nonce ? EditorView.cspNonce.of(nonce) : [],
    EditorView.editorAttributes.of({ class: "expression-editor" }),
    EditorView.contentAttributes.of({ "aria-label": "Expression", autocapitalize: "off" }),
    EditorView.lineWrapping,
    EditorState.languageData.of(() => [{ commentTokens: { line: "#" } }]),
    knownOps,
    highlighting,
    bracketMatching(),
    problemDescription(problemsId),
    completion(),
    history(),
    EditorView.domEventHandlers({ keydown: undoKeys }),
    keymap.of(KEYS),
    EditorView.updateListener.of(reportChange(options.onChange)),
    options.onFocusName ? EditorView.updateListener.of(reportName(options.onFocusName)) : [],
  ];
}

/** The box's own undo and redo. They end here: the page has an undo of its own. */
function undoKeys(event: KeyboardEvent, view: EditorView): boolean {
  const key = event.key.toLowerCase();
  if (!(event.ctrlKey || event.metaKey) || event.altKey || (key !== "z" && key !== "y"))
    return false;
  event.stopPropagation();
  if (key === "y" || event.shiftKey) redo(view);
  else undo(view);
  return true;
}

function reportChange(onChange: (text: string) => void) {
  return ({ docChanged, transactions, state }: ViewUpdate): void => {
    const byPerson = transactions.some(
      (transaction) => transaction.docChanged && !transaction.annotation(fromPage),
    );
    if (docChanged && byPerson) onChange(state.doc.toString());
  };
}

function reportName(onFocusName: (name: string | null) => void) {
  let reported: string | null = null;
  return ({ view, state }: ViewUpdate): void => {
    const { head } = state.selection.main;
    const line = state.doc.lineAt(head);
    const name = view.hasFocus ? nameAt(line.text, head - line.from) : null;
    if (name === reported) return;
    reported = name;
    onFocusName(name);
  };
}
