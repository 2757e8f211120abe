import { batch } from "@preact/signals";

import type { Example } from "../api/contract";
import { api } from "../api/client";
import { read, writtenDocument, type GraphFromOutside } from "../language";
import { documentOf, type Document } from "../model/document";
import { began, pushed, type History } from "../model/history";
import { refresh, untilReached, type Landing } from "./asking";
import { put } from "./changing";
import { direction, history, mode, moment, ops, reading, selection, stepCount, wrt } from "./state";
import type { Mode } from "../model/link";
import { settleTyping } from "./typing";

export function newGraph(): void {
  open(documentOf("y = x * x"), "new graph");
}

export function openExample({ title, source, values }: Example): void {
  open(documentOf(source, values, title), `open ${title}`);
}

/** Show a graph of as many nodes as asked for, in layers that are groups. */
export async function openLayered(size: number, width: number): Promise<void> {
  const graph = await untilReached(() => api.layered(size, width));
  const made = documentOfGraph(graph, `${size} nodes in layers of ${width}`);
  // Of a very large one, to write the text and to read it take long: the page breathes in between.
  await new Promise((resolve) => setTimeout(resolve));
  open(made, `make ${size} nodes`);
}

/** Count the paths of a grid, or of a triangle, which has no one width: null. */
export async function openGrid(width: number | null, depth: number): Promise<void> {
  const { layout, ...graph } = await untilReached(() => api.grid(width, depth));
  const title =
    width === null ? `Pascal's triangle, ${depth} rows` : `Pascal's grid, ${width} × ${depth}`;
  const places = Object.fromEntries(
    Object.entries(layout).map(([id, [x, y]]) => [id, { x, y }] as const),
  );
  const made = { ...documentOfGraph(graph, title), places, style: "rising" as const };
  open(made, `make ${title}`, "counting");
}

/** Count the paths through layers of which each reads all of the one before. */
export async function openConnected(layers: number, width: number): Promise<void> {
  const graph = await untilReached(() => api.connected(layers, width));
  const title = `${layers} fully connected layers of ${width}`;
  open(documentOfGraph(graph, title), `make ${title}`, "counting");
}

/** The document of a graph from outside: written as text, with its groups. */
export function documentOfGraph(graph: GraphFromOutside, title: string): Document {
  return writtenDocument(graph, title, ops.value);
}

/** Show another document; undo goes back to the one before. */
export function open(document: Document, name: string, as: Mode = "reverse"): void {
  settleTyping();
  batch(() => {
    selection.value = [];
    mode.value = as;
    wrt.value = null;
  });
  put(pushed(history.value, document, name), "forward");
}

/** Begin with a document that nothing came before, or with a history from before a reload. */
export function start(from: Document | History, landing: Landing): Promise<void> {
  const begun = "source" in from ? began(from) : from;
  const { source, values } = begun.present;
  batch(() => {
    history.value = begun;
    reading.value = read(source, values, ops.value);
  });
  return refresh(landing);
}

export function setMode(next: Mode, source: string | null): void {
  const before = direction.value;
  batch(() => {
    mode.value = next;
    wrt.value = next === "forward" ? source : null;
  });
  // A sweep that is there can be read in another way where one stands.
  if (next !== "forward" && before === "reverse")
    moment.value = Math.min(moment.value, stepCount.value);
  else void refresh("forward");
}
