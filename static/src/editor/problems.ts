import { setDiagnostics, type Diagnostic } from "@codemirror/lint";
import { StateEffect, StateField, type EditorState, type Extension } from "@codemirror/state";
import { EditorView, ViewPlugin } from "@codemirror/view";

/** A complaint about a stretch of the text, in UTF-16 units; the end is exclusive. */
export interface TextProblem {
  readonly message: string;
  readonly from: number;
  readonly to: number;
}

const replaceWords = StateEffect.define<string>();

const words = StateField.define<string>({
  create: () => "",
  update: (current, transaction) =>
    transaction.effects.find((effect) => effect.is(replaceWords))?.value ?? current,
});

/** Underlines the problems where they are and describes them to assistive technology. */
export function showProblems(view: EditorView, problems: readonly TextProblem[]): void {
  const spoken = problems
    .map(({ message, from }) => `Line ${lineOf(view.state, from)}: ${message}`)
    .join(" ");
  view.dispatch(setDiagnostics(view.state, diagnosticsOf(view.state, problems)), {
    effects: replaceWords.of(spoken),
  });
}

/** The description of the text box: all problems in words, read with its name. */
export function problemDescription(id: string): Extension {
  return [
    words,
    EditorView.contentAttributes.compute([words], (state): Record<string, string> =>
      state.field(words) === "" ? {} : { "aria-invalid": "true", "aria-describedby": id },
    ),
    ViewPlugin.define((view) => {
      const description = document.createElement("p");
      description.id = id;
      description.className = "ex-description";
      view.dom.append(description);
      return {
        update: ({ state }) => {
          if (description.textContent !== state.field(words)) {
            description.textContent = state.field(words);
          }
        },
        destroy: () => description.remove(),
      };
    }),
  ];
}

function diagnosticsOf(state: EditorState, problems: readonly TextProblem[]): Diagnostic[] {
  return problems
    .map(({ message, from, to }): Diagnostic => {
      const { length } = state.doc;
      return {
        ...visible(state, Math.min(from, length), Math.min(to, length)),
        severity: "error",
        message,
      };
    })
    .sort((one, other) => one.from - other.from);
}

function lineOf({ doc }: EditorState, at: number): number {
  return doc.lineAt(Math.min(at, doc.length)).number;
}

/** An empty place is widened by a character, so that there is something to underline. */
function visible({ doc }: EditorState, from: number, to: number): { from: number; to: number } {
  if (from < to) return { from, to };
  const line = doc.lineAt(from);
  if (from < line.to) return { from, to: from + 1 };
  return { from: Math.max(line.from, from - 1), to: from };
}
