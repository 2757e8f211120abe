import { api, Refused, Unreachable } from "../../api/client";
import type { Imported } from "../../api/contract";
import type { Problem } from "../../api/contract";
import { pasted } from "../../edits";
import { read, written } from "../../language";
import { documentOf, type Document, type Point } from "../../model/document";
import { isRefusal } from "../../model/edit";
import type { Ops } from "../../model/graph";
import type { FaultKind } from "../../model/reading";
import { isRecord, pointOf, savedDocument } from "../../model/saved";
import { NO_SKETCH } from "../../model/sketch";
import { rekeyed } from "../../session/rekeyed";
import { titleOf } from "./file_text";

/** A graph from outside, ready to be shown, or to be added to the one that is there. */
export interface Found {
  readonly document: Document;
  /** What is pasted to add it: a graph as JSON, or lines of the language. */
  readonly part: string;
}

/** What is wrong with a text, and what it would be as an expression all the same. */
export interface Trouble {
  readonly problems: readonly Problem[];
  readonly anyway: Document | null;
}

export function isTrouble(answer: Found | Trouble): answer is Trouble {
  return "problems" in answer;
}

/**
 * The graph that a text writes. Our own forms are read here, unfinished graphs too; the server
 * reads the others, and says what is wrong with them all.
 */
export async function readText(
  text: string,
  name: string | null,
  ops: Ops,
): Promise<Found | Trouble> {
  const own = ofJson(text, titleOf(name), ops) ?? ofExpression(text, name, ops);
  return own ?? ofServer(text, name, ops);
}

function ofJson(text: string, title: string, ops: Ops): Found | null {
  const data = parsed(text);
  if (data === null) return null;
  if (typeof data.source !== "string") return ofGraph(text, title, ops);
  const document = savedDocument(data);
  const part = isRecord(data.graph) ? text : document.source;
  return { document: data.title === undefined ? { ...document, title } : document, part };
}

/** A graph as the API has it becomes a text, under names that the text can write. */
function ofGraph(text: string, title: string, ops: Ops): Found | null {
  const nothing = { document: documentOf(""), sketch: NO_SKETCH };
  const edit = pasted(nothing, text, cornerOf(text), (source) => read(source, {}, ops), ops);
  if (isRefusal(edit)) return null;
  const { source, values, renamed } = written(edit.sketch, ops);
  const { places, groups, notes } = rekeyed({ ...documentOf(""), ...edit.rest }, renamed);
  return { document: { ...documentOf(source, values, title), places, groups, notes }, part: text };
}

/** The top left corner of what a graph places, so that it stands where it stood; null if it places nothing. */
function cornerOf(text: string): Point | null {
  const data = parsed(text);
  const graph = isRecord(data?.graph) ? data.graph : data;
  const placed = graph?.places ?? graph?.layout;
  const points = [
    ...Object.values(isRecord(placed) ? placed : {}),
    ...listOf(graph?.notes),
  ].flatMap(
    (each) =>
      pointOf(Array.isArray(each) ? { x: listOf(each)[0], y: listOf(each)[1] } : each) ?? [],
  );
  if (points.length === 0) return null;
  const least = (a: number, b: number): number => Math.min(a, b);
  return { x: points.map(({ x }) => x).reduce(least), y: points.map(({ y }) => y).reduce(least) };
}

function listOf(data: unknown): readonly unknown[] {
  return Array.isArray(data) ? (data as readonly unknown[]) : [];
}

/** Faults that make a text no expression; what is merely unfinished may be finished here. */
const SENSELESS: ReadonlySet<FaultKind> = new Set(["text", "unknown", "arity", "attr"]);
const OTHERS = /\.(?:json|dot|gv|py|ipynb)$/i;

function ofExpression(text: string, name: string | null, ops: Ops): Found | null {
  if (name !== null && OTHERS.test(name)) return null;
  const { faults, sketch } = read(text, {}, ops);
  if (sketch.nodes.length === 0 || faults.some(({ kind }) => SENSELESS.has(kind))) return null;
  return { document: documentOf(text, {}, titleOf(name)), part: text };
}

async function ofServer(text: string, name: string | null, ops: Ops): Promise<Found | Trouble> {
  try {
    return ofAnswer(await api.import(text, name ?? ""), titleOf(name), ops);
  } catch (error) {
    if (error instanceof Unreachable) {
      const message = "The server reads this format, and it does not answer now. Nothing is lost.";
      return { problems: [{ where: "/text", message }], anyway: null };
    }
    if (!(error instanceof Refused)) throw error;
    const isGraphText = parsed(text) === null && read(text, {}, ops).sketch.nodes.length > 0;
    const anyway = isGraphText ? documentOf(text, {}, titleOf(name)) : null;
    return { problems: error.problems, anyway };
  }
}

function ofAnswer(answer: Imported, named: string, ops: Ops): Found | Trouble {
  const title = answer.title ?? named;
  if (typeof answer.source === "string") {
    return { document: savedDocument({ ...answer, title }), part: answer.source };
  }
  const found = ofGraph(JSON.stringify({ ...answer.graph, layout: answer.layout }), title, ops);
  if (found) return found;
  return { problems: [{ where: "/text", message: "There is no graph in it." }], anyway: null };
}

function parsed(text: string): Readonly<Record<string, unknown>> | null {
  if (!text.trimStart().startsWith("{")) return null;
  try {
    const data: unknown = JSON.parse(text);
    return isRecord(data) ? data : null;
  } catch {
    return null;
  }
}
