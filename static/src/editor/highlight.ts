import { RangeSetBuilder } from "@codemirror/state";
import {
  Decoration,
  ViewPlugin,
  type DecorationSet,
  type EditorView,
  type ViewUpdate,
} from "@codemirror/view";
import { knownOps, replaceOps } from "./ops";
import { assignedNames, depthAfter, tokensOf, type Token } from "./tokens";

type Role = "comment" | "number" | "operator" | "bracket" | "op" | "attr" | "assigned" | "leaf";

/** A line of more words than this stays plain: each costs an element, which editing then moves. */
const MOST_WORDS = 400;

const MARKS = new Map<Role, Decoration>();

/** Marks every word with the class of its role, such as `ex-op`; editor.css colours them. */
export const highlighting = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = marksOf(view);
    }

    update(update: ViewUpdate): void {
      const opsChanged = update.transactions.some(({ effects }) =>
        effects.some((effect) => effect.is(replaceOps)),
      );
      if (update.docChanged || opsChanged) this.decorations = marksOf(update.view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

/** An expression is a few lines, so all of it is read at once; the editor draws what is seen. */
function marksOf({ state }: EditorView): DecorationSet {
  const marks = new RangeSetBuilder<Decoration>();
  const assigned = assignedNames(state.doc.toString());
  const ops = state.field(knownOps);
  let depth = 0;
  for (let number = 1; number <= state.doc.lines; number += 1) {
    const line = state.doc.line(number);
    const tokens = tokensOf(line.text);
    if (tokens.length > MOST_WORDS) {
      depth = depthAfter(tokens, depth);
      continue;
    }
    tokens.forEach((token, index) => {
      const role = roleOf(token, tokens[index + 1], depth > 0, assigned, (name) => ops.has(name));
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
