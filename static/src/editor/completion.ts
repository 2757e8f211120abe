import {
  acceptCompletion,
  autocompletion,
  currentCompletions,
  selectedCompletionIndex,
  setSelectedCompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from "@codemirror/autocomplete";
import { Prec, Text, type Extension } from "@codemirror/state";
import { keymap, type EditorView } from "@codemirror/view";
import { knownOps, signature, type OpEntry } from "./ops";
import { outlineOf } from "./outline";
import { tokensOf } from "./tokens";

/** Names of one letter are typed faster than chosen: the list opens from the second on. */
const OPENS_AT = 2;

/** Completion of op names and of names the text assigns, which never takes Enter unasked. */
export function completion(): Extension {
  return [
    autocompletion({
      override: [suggest],
      selectOnOpen: false,
      activateOnTypingDelay: 0,
      interactionDelay: 0,
      filterStrict: true,
      icons: false,
    }),
    Prec.highest(keymap.of([{ key: "Tab", run: acceptShown }])),
  ];
}

/** Takes the marked suggestion, or the first; leaves Tab to the page when no list is open. */
function acceptShown(view: EditorView): boolean {
  if (currentCompletions(view.state).length === 0) return false;
  if (selectedCompletionIndex(view.state) === null) {
    view.dispatch({ effects: setSelectedCompletion(0) });
  }
  return acceptCompletion(view);
}

function suggest(context: CompletionContext): CompletionResult | null {
  const { state, pos, explicit } = context;
  const line = state.doc.lineAt(pos);
  const before = tokensOf(line.text.slice(0, pos - line.from));
  const last = before.at(-1);
  if (last?.kind === "comment") return null;
  const word = last?.kind === "name" && line.from + last.to === pos ? last.text : "";
  const from = pos - word.length;
  const ops = state.field(knownOps);
  // The word being typed does not suggest itself.
  const others = state.doc.replace(from, pos, Text.of(["", ""]));
  const { assigned: names, depths } = outlineOf(others);
  if (!explicit) {
    const finished = ops.has(word) || names.has(word);
    const newName = before.length <= 1 && depths[line.number - 1] === 0;
    if (word.length < OPENS_AT || finished || newName) return null;
  }
  return {
    from,
    // Fresh options at every key forget what was marked, so that Enter stays a new line.
    options: [...[...names].map(nameOption), ...[...ops.values()].map(opOption)],
    update: (_current, _from, _to, next) => suggest(next),
  };
}

function nameOption(name: string): Completion {
  return { label: name, type: "variable", detail: "name", boost: 1 };
}

function opOption(op: OpEntry): Completion {
  return { label: op.name, type: "function", detail: signature(op), info: op.doc, apply: callOp };
}

/** Writes the name and an opening bracket, unless one is there already. */
function callOp(view: EditorView, { label }: Completion, from: number, to: number): void {
  const insert = view.state.sliceDoc(to, to + 1) === "(" ? label : `${label}(`;
  view.dispatch({
    changes: { from, to, insert },
    selection: { anchor: from + insert.length },
    userEvent: "input.complete",
    scrollIntoView: true,
  });
}
