import { expect, test } from "vitest";
import { GROUP_PADDING } from "../../layout";
import { contains, widened } from "../placing/rect";
import { countsOf, framesOf, membersOf, pathsOf } from "./frames";

const GROUPS = { x: "layer1/neuron1", y: "layer1", z: "layer10" };
const BOXES = new Map(
  ["x", "y", "z"].map((id, i) => [id, { x: i * 200, y: 50, width: 144, height: 92 }]),
);

test("every group on the way to a node is there, outer ones first", () => {
  expect(pathsOf(GROUPS)).toEqual(["layer1", "layer10", "layer1/neuron1"]);
});

test("a group has its own nodes and those of the groups in it, not those of a namesake", () => {
  expect(membersOf(GROUPS, "layer1")).toEqual(["x", "y"]);
  expect(membersOf(GROUPS, "layer10")).toEqual(["z"]);
});

test("the count of a group is that of its members", () => {
  for (const path of pathsOf(GROUPS)) {
    expect(countsOf(GROUPS).get(path)).toBe(membersOf(GROUPS, path).length);
  }
});

test("a frame holds its members and the frames in it, with room for a title", () => {
  const frames = framesOf(GROUPS, (id) => BOXES.get(id) ?? null);
  const [outer, inner] = [frames.get("layer1"), frames.get("layer1/neuron1")];
  expect(inner).toEqual({
    x: -GROUP_PADDING.side,
    y: 50 - GROUP_PADDING.top,
    width: 144 + 2 * GROUP_PADDING.side,
    height: 92 + GROUP_PADDING.top + GROUP_PADDING.side,
  });
  for (const corner of [inner, BOXES.get("y")]) {
    expect(outer && corner && contains(widened(outer, -1), corner)).toBe(true);
  }
});

test("a group none of whose nodes is drawn has no frame", () => {
  expect(framesOf({ gone: "layer1" }, () => null).size).toBe(0);
});
