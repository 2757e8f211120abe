import { setDiagnostics, type Diagnostic } from "@codemirror/lint";
import { StateEffect, StateField, type EditorState, type Extension } from "@codemirror/state";
import { EditorView, ViewPlugin } from "@codemirror/view";

/** A complaint about a place in the text: lines and columns from 1, the end exclusive. */
export interface TextProblem {
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

const replaceWords = StateEffect.define<string>();

const words = StateField.define<string>({
  create: () => "",
  update: (current, transaction) =>
    transaction.effects.find((effect) => effect.is(replaceWords))?.value ?? current,
});

/** Underlines the problems where they are and describes them to assistive technology. */
export function showProblems(view: EditorView, problems: readonly TextProblem[]): void {
  const spoken = problems.map(({ message, line }) => `Line ${line}: ${message}`).join(" ");
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
    .map(({ message, line, column, endLine, endColumn }): Diagnostic => {
      const from = offsetOf(state, line, column);
      const to = Math.max(from, offsetOf(state, endLine, endColumn));
      return { ...visible(state, from, to), severity: "error", message };
    })
    .sort((one, other) => one.from - other.from);
}

/** Columns count characters, as Python does; CodeMirror counts UTF-16 units. */
function offsetOf({ doc }: EditorState, line: number, column: number): number {
  if (line < 1) return 0;
  if (line > doc.lines) return doc.length;
  const { from, text } = doc.line(line);
  return (
    from +
    Array.from(text)
      .slice(0, Math.max(0, column - 1))
      .join("").length
  );
}

/** An empty place is widened by a character, so that there is something to underline. */
function visible({ doc }: EditorState, from: number, to: number): { from: number; to: number } {
  if (from < to) return { from, to };
  const line = doc.lineAt(from);
  if (from < line.to) return { from, to: from + 1 };
  return { from: Math.max(line.from, from - 1), to: from };
}
