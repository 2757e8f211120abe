import { defaultKeymap, insertNewline } from "@codemirror/commands";
import { bracketMatching } from "@codemirror/language";
import { lintKeymap } from "@codemirror/lint";
import { Annotation, EditorState, type Extension } from "@codemirror/state";
import { EditorView, keymap, type KeyBinding, type ViewUpdate } from "@codemirror/view";
import { completion } from "./completion";
import "./editor.css";
import { highlighting } from "./highlight";
import { knownOps, replaceOps, type OpEntry } from "./ops";
import { problemDescription, showProblems, type TextProblem } from "./problems";
import { replacing } from "./replacing";
import { changesBetween, placeAfter } from "./text_change";

export type { OpEntry, TextProblem };

export interface ExpressionOptions {
  readonly text: string;
  /** Called with the whole text after every change made in the box. */
  readonly onChange: (text: string) => void;
  /** The page's undo and redo, which the keys in the box call too: there is one history. */
  readonly onUndo: () => void;
  readonly onRedo: () => void;
}

export interface ExpressionEditor {
  /** Replace the text without `onChange`; the cursor stays where it was in what remains. */
  setText(text: string): void;
  setProblems(problems: readonly TextProblem[]): void;
  setOps(ops: readonly OpEntry[]): void;
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
      const changes = changesBetween(view.state.doc.toString(), text.replace(/\r\n?/g, "\n"));
      if (changes.length === 0) return;
      const { anchor, head } = view.state.selection.main;
      view.dispatch({
        changes,
        selection: { anchor: placeAfter(anchor, changes), head: placeAfter(head, changes) },
        annotations: fromPage.of(true),
      });
    },
    setProblems: (problems) => showProblems(view, problems),
    setOps(ops) {
      view.dispatch({ effects: replaceOps.of(new Map(ops.map((op) => [op.name, op]))) });
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
    EditorView.contentAttributes.of({
      "aria-label": "Expression",
      autocapitalize: "off",
      // Editable text takes the focus anyway; checkers of scrolled places look for the word.
      tabindex: "0",
    }),
    EditorView.lineWrapping,
    EditorState.languageData.of(() => [{ commentTokens: { line: "#" } }]),
    knownOps,
    highlighting,
    bracketMatching(),
    problemDescription(problemsId),
    completion(),
    replacing(options),
    EditorView.domEventHandlers({ keydown: undoKeys(options) }),
    keymap.of(KEYS),
    EditorView.updateListener.of(reportChange(options.onChange)),
  ];
}

/** The page's undo and redo. Keys end here, so that the page does not hear them a second time. */
function undoKeys({ onUndo, onRedo }: ExpressionOptions) {
  return (event: KeyboardEvent): boolean => {
    const key = event.key.toLowerCase();
    if (!(event.ctrlKey || event.metaKey) || event.altKey || (key !== "z" && key !== "y"))
      return false;
    event.preventDefault();
    event.stopPropagation();
    if (key === "y" || event.shiftKey) onRedo();
    else onUndo();
    return true;
  };
}

function reportChange(onChange: (text: string) => void) {
  return ({ docChanged, transactions, state }: ViewUpdate): void => {
    const byPerson = transactions.some(
      (transaction) => transaction.docChanged && !transaction.annotation(fromPage),
    );
    if (docChanged && byPerson) onChange(state.doc.toString());
  };
}
