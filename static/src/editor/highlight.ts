import { RangeSetBuilder } from "@codemirror/state";
import {
  Decoration,
  ViewPlugin,
  type DecorationSet,
  type EditorView,
  type ViewUpdate,
} from "@codemirror/view";
import { knownOps, replaceOps } from "./ops";
import { outlineOf, type Outline } from "./outline";
import { depthAfter, tokensOf, type Token } from "./tokens";

type Role = "comment" | "number" | "operator" | "bracket" | "op" | "attr" | "assigned" | "leaf";

/** A line of more words than this stays plain: each costs an element, which editing then moves. */
const MOST_WORDS = 400;

const MARKS = new Map<Role, Decoration>();

/** Marks every word in sight with the class of its role, such as `ex-op`; editor.css colours them. */
export const highlighting = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    #outline: Outline;

    constructor(view: EditorView) {
      this.#outline = outlineOf(view.state.doc);
      this.decorations = marksOf(view, this.#outline);
    }

    update({ docChanged, viewportChanged, transactions, view }: ViewUpdate): void {
      const opsChanged = transactions.some(({ effects }) =>
        effects.some((effect) => effect.is(replaceOps)),
      );
      if (docChanged) this.#outline = outlineOf(view.state.doc);
      if (docChanged || viewportChanged || opsChanged) {
        this.decorations = marksOf(view, this.#outline);
      }
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

function marksOf({ state, viewport }: EditorView, outline: Outline): DecorationSet {
  const marks = new RangeSetBuilder<Decoration>();
  const ops = state.field(knownOps);
  const first = state.doc.lineAt(viewport.from).number;
  const last = state.doc.lineAt(viewport.to).number;
  for (let number = first; number <= last; number += 1) {
    const line = state.doc.line(number);
    const tokens = tokensOf(line.text);
    if (tokens.length > MOST_WORDS) continue;
    let depth = outline.depths[number - 1] ?? 0;
    tokens.forEach((token, index) => {
      const isOp = (name: string): boolean => ops.has(name);
      const role = roleOf(token, tokens[index + 1], depth > 0, outline.assigned, isOp);
      marks.add(line.from + token.from, line.from + token.to, markOf(role));
      depth = depthAfter([token], depth);
    });
  }
  return marks.finish();
}

function roleOf(
  token: Token,
  next: Token | undefined,
  inside: boolean,
  assigned: ReadonlySet<string>,
  isOp: (name: string) => boolean,
): Role {
  if (token.kind !== "name") return token.kind;
  if (next?.text === "(") return "op";
  if (inside && next?.text === "=") return "attr";
  if (assigned.has(token.text)) return "assigned";
  return isOp(token.text) ? "op" : "leaf";
}

function markOf(role: Role): Decoration {
  const mark = MARKS.get(role) ?? Decoration.mark({ class: `ex-${role}` });
  MARKS.set(role, mark);
  return mark;
}
