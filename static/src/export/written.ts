import { api } from "../api/client";
import type { ExportFormat } from "../api/contract";
import { complaints } from "../session";
import type { TextFormat } from "./format";
import { caption, documentNow, expressionNow, graphNow } from "./subject";

/** What the page writes by itself, finished or not, whether or not the server answers. */
export const OWN_TEXTS: readonly TextFormat[] = [
  {
    name: "json",
    title: "JSON",
    group: "Text",
    doc: "Everything: the text, numbers, places, groups and notes, and the graph as the API takes it.",
    suffix: ".json",
    mediaType: "application/json",
    write: () => Promise.resolve(documentNow()),
  },
  {
    name: "expression",
    title: "Expression",
    group: "Text",
    doc: "The text as it stands in the page, with the numbers of its inputs.",
    suffix: ".txt",
    mediaType: "text/plain",
    write: () => Promise.resolve(expressionNow()),
  },
];

/** What a graph that is not finished cannot be written as, with all that is missing. */
export class Unfinished extends Error {
  override readonly name = "Unfinished";
  readonly missing: readonly string[];

  constructor(missing: readonly string[]) {
    super("This needs a finished graph.");
    this.missing = missing;
  }
}

const OWN = new Set(OWN_TEXTS.map(({ name }) => name));

/** What the server writes of a finished graph, programs first among their like. */
export async function servedTexts(): Promise<readonly TextFormat[]> {
  return (await api.formats()).filter(({ name }) => !OWN.has(name)).map(served);
}

function served({ name, title, suffix, media_type, doc }: ExportFormat): TextFormat {
  const group = suffix === ".py" ? "Program" : "Text";
  return { name, title, group, doc, suffix, mediaType: media_type, write: () => asked(name) };
}

export function asked(format: string): Promise<string> {
  const graph = graphNow();
  if (!graph) {
    return Promise.reject(new Unfinished(complaints.value.map(({ message }) => message)));
  }
  return api.export(graph, format, printable(caption.value.title));
}

/** Longest title that the API takes. */
const LONGEST = 200;

/** The title as the API takes it: without what no one can see. */
function printable(title: string): string | null {
  const seen = title.replace(/[\p{Other}\p{Separator}]+/gu, " ").trim();
  return Array.from(seen).slice(0, LONGEST).join("") || null;
}
