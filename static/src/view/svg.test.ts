// @vitest-environment happy-dom
import { expect, test } from "vitest";

import { arrangeChildren } from "./svg";

function parentOf(names: string): { parent: HTMLElement; child: (name: string) => HTMLElement } {
  const parent = document.createElement("div");
  document.body.replaceChildren(parent);
  const children = new Map(
    Array.from("abcdefgh").map((name) => {
      const element = document.createElement("button");
      element.textContent = name;
      return [name, element];
    }),
  );
  const child = (name: string): HTMLElement => {
    const found = children.get(name);
    if (!found) throw new RangeError(name);
    return found;
  };
  parent.append(...Array.from(names).map(child));
  return { parent, child };
}

test.each([
  ["", "abc"],
  ["abc", ""],
  ["abc", "cba"],
  ["bda", "abcd"],
  ["hgfedcba", "aceg"],
  ["abcdef", "fbdaceh"],
])("the children %s become %s, whoever has the keyboard keeping it", (before, after) => {
  for (const focused of ["", ...Array.from(after)]) {
    const { parent, child } = parentOf(before);
    const had = focused !== "" && before.includes(focused);
    if (had) child(focused).focus();
    let isLost = false;
    if (had) child(focused).addEventListener("blur", () => (isLost = true));
    arrangeChildren(parent, Array.from(after).map(child));
    expect(parent.textContent).toBe(after);
    if (had) expect(document.activeElement).toBe(child(focused));
    expect(isLost).toBe(false);
  }
});

test("nothing is moved that stands right already", async () => {
  const { parent, child } = parentOf("abcd");
  const moves: MutationRecord[] = [];
  const observer = new MutationObserver((records) => void moves.push(...records));
  observer.observe(parent, { childList: true });
  arrangeChildren(parent, Array.from("abcd").map(child));
  await Promise.resolve();
  expect([...moves, ...observer.takeRecords()]).toEqual([]);
});
