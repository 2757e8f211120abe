import { isRefusal, type Edit, type Refusal, type Work } from "../model/edit";

/** What a person has in hand after an edit, but for the text, which follows the sketch. */
export function workAfter({ document }: Work, { sketch, rest }: Edit): Work {
  return { document: { ...document, ...rest }, sketch };
}

/** Several edits, each made of what the one before it left, as one; refused if one of them is. */
export function together(
  work: Work,
  name: string,
  steps: readonly ((work: Work) => Edit | Refusal)[],
): Edit | Refusal {
  let now = work;
  let all: Edit = { name, sketch: work.sketch };
  for (const step of steps) {
    const edit = step(now);
    if (isRefusal(edit)) return edit;
    now = workAfter(now, edit);
    all = { ...all, ...edit, name, rest: { ...all.rest, ...edit.rest }, ...renamedBy(all, edit) };
  }
  return all;
}

/** The new ids after one edit and then another, by the ids before both. */
function renamedBy(first: Edit, then: Edit): Pick<Edit, "renamed"> {
  const renamed = new Map(Object.entries(first.renamed ?? {}));
  const before = new Map([...renamed].map(([from, to]) => [to, from]));
  for (const [from, to] of Object.entries(then.renamed ?? {})) {
    renamed.set(before.get(from) ?? from, to);
  }
  return renamed.size === 0 ? {} : { renamed: Object.fromEntries(renamed) };
}
