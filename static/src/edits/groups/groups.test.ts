import { describe, expect, test } from "vitest";

import { made, refusedBy, SEED_WORK, workOf } from "../sample_work";
import { group } from "./group";
import { membersOf, withMembers } from "./members";
import { boxOf, groupOf } from "./paths";
import { putInGroup } from "./put_in_group";
import { renameGroup, ungroup } from "./repath";
import { setClosed } from "./set_closed";

const GROUPS = { a: "one", b: "one/in", x: "one/in/most", y: "two", c: "two" };
const WORK = workOf(SEED_WORK.document.source, {
  groups: GROUPS,
  closed: ["one/in", "two"],
  places: { [boxOf("one/in")]: { x: 1, y: 2 }, a: { x: 0, y: 0 } },
});

describe("grouping", () => {
  test("puts nodes into a new group", () => {
    const edit = made(group(SEED_WORK, ["y", "x"], " layer 1 "));
    expect(edit.rest?.groups).toEqual({ x: "layer 1", y: "layer 1" });
    expect(edit.name).toBe("group x and y as layer 1");
    expect(made(group(SEED_WORK, ["a", "b", "c"], "in")).name).toBe("group 3 nodes as in");
    expect(edit.sketch).toBe(SEED_WORK.sketch);
  });

  test("stands in the innermost group around them all", () => {
    expect(made(group(WORK, ["a", "b"], "new")).rest?.groups).toEqual({
      ...GROUPS,
      a: "one/new",
      b: "one/new",
    });
    expect(made(group(WORK, ["b", "y"], "new")).rest?.groups).toMatchObject({ b: "new", y: "new" });
  });

  test("keeps groups together that are in it whole", () => {
    expect(made(group(WORK, ["b", "x", "a"], "new")).rest?.groups).toEqual({
      ...GROUPS,
      a: "one/new",
      b: "one/new/in",
      x: "one/new/in/most",
    });
    expect(made(group(WORK, ["c", "y", "f"], "new")).rest?.groups).toMatchObject({
      c: "new/two",
      y: "new/two",
      f: "new",
    });
  });

  test("forgets that groups were closed, and where, when they are gone", () => {
    const { rest } = made(group(WORK, ["b", "x", "y"], "new"));
    expect(rest?.closed).toEqual(["two"]);
    expect(rest?.places).toEqual({ a: { x: 0, y: 0 } });
  });

  test.each([
    [["a"], "", "a group needs a name"],
    [["a"], "p/q", "a group's name has no / in it, which parts groups within groups"],
    [["a"], "p\nq", "a group's name is one line of letters that are seen"],
    [["a"], "p".repeat(300), "this name is too long for a group"],
    [["f", "a"], "two", "there is a group two already; rename one of the two first"],
    [["a", "b"], "in", "there is a group in in one already; rename one of the two first"],
    [["gone"], "new", "select the nodes that are to be in the group"],
  ])("%j as %j is refused", (ids, name, words) => {
    expect(refusedBy(group(WORK, ids, name))).toBe(words);
  });
});

describe("putting into a group", () => {
  test("moves nodes, and whole groups as they are", () => {
    expect(made(putInGroup(WORK, ["a"], "two")).rest?.groups).toMatchObject({ a: "two" });
    const edit = made(putInGroup(WORK, ["b", "x"], "two"));
    expect(edit.rest?.groups).toEqual({ ...GROUPS, b: "two/in", x: "two/in/most" });
    expect(edit.name).toBe("put 2 nodes into two");
  });

  test("takes out of every group with the path of none", () => {
    const edit = made(putInGroup(WORK, ["a"], ""));
    expect(edit.rest?.groups).toEqual({ b: "one/in", x: "one/in/most", y: "two", c: "two" });
    expect(made(putInGroup(WORK, ["c", "y"], "")).rest?.groups).not.toHaveProperty("c");
  });

  test("is refused within itself, into no group, and where a name would be there twice", () => {
    expect(refusedBy(putInGroup(WORK, ["c", "y"], "two"))).toBe("2 nodes are in two already");
    expect(refusedBy(putInGroup(WORK, ["c"], "three"))).toBe("there is no group 'three'");
    const twice = workOf("f = a + b", { groups: { a: "p/q", b: "r/q", f: "p" } });
    expect(refusedBy(putInGroup(twice, ["a"], "r"))).toContain("there is a group q in r already");
  });
});

describe("renaming a group", () => {
  test("renames it for all that is in it", () => {
    const { rest, name } = made(renameGroup(WORK, "one/in", "out"));
    expect(rest?.groups).toEqual({ ...GROUPS, b: "one/out", x: "one/out/most" });
    expect(rest?.closed).toEqual(["one/out", "two"]);
    expect(rest?.places).toHaveProperty([boxOf("one/out")]);
    expect(name).toBe("rename group in to out");
  });

  test("is refused for a name that is taken or no name, and for no group", () => {
    expect(refusedBy(renameGroup(WORK, "one", "two"))).toContain("there is a group two already");
    expect(refusedBy(renameGroup(WORK, "one", "on/e"))).toContain("no /");
    expect(refusedBy(renameGroup(WORK, "one", "one"))).toBe("one is called so already");
    expect(refusedBy(renameGroup(WORK, "on", "two"))).toBe("there is no group 'on'");
  });
});

describe("ungrouping", () => {
  test("leaves what was in the group in the one around it", () => {
    const outer = made(ungroup(WORK, "one")).rest;
    expect(outer?.groups).toEqual({ b: "in", x: "in/most", y: "two", c: "two" });
    expect(outer?.closed).toEqual(["in", "two"]);
    expect(made(ungroup(WORK, "one/in")).rest?.groups).toEqual({
      ...GROUPS,
      b: "one",
      x: "one/most",
    });
  });

  test("is refused where a name would be there twice", () => {
    const twice = workOf("f = a + b", { groups: { a: "p/q", b: "q" } });
    expect(refusedBy(ungroup(twice, "p"))).toContain("there is a group q already");
    const own = workOf("f = a + b", { groups: { a: "p/p", b: "p" } });
    expect(made(ungroup(own, "p")).rest?.groups).toEqual({ a: "p" });
  });
});

test("a group is closed and opened", () => {
  const edit = made(setClosed(WORK, "one", true));
  expect([edit.name, edit.rest?.closed]).toEqual(["close one", ["one/in", "two"].concat("one")]);
  expect(made(setClosed(WORK, "two", false)).rest?.closed).toEqual(["one/in"]);
  expect(refusedBy(setClosed(WORK, "two", true))).toBe("two is closed already");
  expect(refusedBy(setClosed(WORK, "three", true))).toBe("there is no group 'three'");
});

test("a box stands for all nodes in its group", () => {
  expect(membersOf(WORK.document, "one")).toEqual(["a", "b", "x"]);
  expect(withMembers(WORK.document, ["f", boxOf("two")])).toEqual(["f", "y", "c"]);
});

test.each(["one", "a:b", "100%", "%3A", "layer 1/neuron:3"])(
  "the box of %j has an id that no edge key is torn by, and tells its group",
  (path) => {
    expect(boxOf(path)).not.toContain(":");
    expect(groupOf(boxOf(path))).toBe(path);
  },
);
