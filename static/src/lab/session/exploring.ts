import { api, Refused } from "../../api/client";
import { toHash } from "../../model/link";
import { lab } from "../client";
import { parameterCount } from "../experiment/shape";
import { sampleOf } from "./looking";
import { answered } from "./reaching";
import { catalogues, say, title } from "./state";

/** Networks with more parameters are drawn layer by layer: unit by unit one would see nothing. */
const MOST_PARAMETERS = 600;
/** Longer addresses are more than the explorer unfolds. */
const LONGEST = 200_000;

/** Open how one sample goes through the network, as a graph in the explorer. */
export async function openInExplorer(row: number): Promise<void> {
  // A tab may only be opened by the press itself; what it shows is found afterwards.
  const tab = window.open("", "_blank");
  const address = await answered(() => addressOf(row));
  if (address === null) tab?.close();
  else if (tab) tab.location.replace(address);
  else say("This browser opens no tabs for pages: allow it, and try again");
}

async function addressOf(row: number): Promise<string | null> {
  const found = await sampleOf(row);
  if (!found) return null;
  const { spec, sample } = found;
  const count = parameterCount(spec, catalogues.peek()?.activations ?? []);
  const [{ writtenDocument }, ops, graph] = await Promise.all([
    import("../../language"),
    api.ops(),
    lab.network(spec, count > MOST_PARAMETERS ? "layer" : "neuron", sample),
  ]);
  const name = `${title.peek()}, sample ${row + 1}`;
  const document = writtenDocument(graph, name, new Map(ops.map((op) => [op.name, op])));
  const size = document.source.length + JSON.stringify(document.values).length;
  if (size > LONGEST) throw new Refused(413, "This network is too large for the explorer", []);
  const hash = await toHash({ document, step: null, mode: "reverse", wrt: null });
  return new URL(`./#${hash}`, globalThis.document.baseURI).href;
}
