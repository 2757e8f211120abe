import type { Document } from "./document";
import { pack, unpack } from "./packing";
import { savedDocument } from "./saved";

/** How derivatives are found; to count paths is reverse mode with every local read as 1. */
export const MODES = ["reverse", "forward", "counting"] as const;
export type Mode = (typeof MODES)[number];

/** The way derivatives go through the graph: what the server is asked for. */
export type Direction = Exclude<Mode, "counting">;

/** What a derivative is called, by the mode that finds it, and at the head of a column. */
export const DERIVATIVE = { reverse: "gradient", forward: "tangent", counting: "paths" } as const;
export type DerivativeName = (typeof DERIVATIVE)[Mode];
export const HEADING = { gradient: "Gradient", tangent: "Tangent", paths: "Paths" } as const;

/** A page's whole state, as it stands in the address. */
export interface Place {
  readonly document: Document;
  readonly step: number | null;
  readonly mode: Mode;
  readonly wrt: string | null;
}

/** The longest text a link may unfold to, so that a made-up link cannot fill the memory. */
const LARGEST = 200_000;

/** The state as the part of an address after the #. */
export async function toHash(place: Place): Promise<string> {
  const params = new URLSearchParams({ d: await pack(JSON.stringify(slim(place.document))) });
  if (place.step !== null) params.set("step", String(place.step));
  params.set("mode", place.mode);
  if (place.wrt !== null) params.set("wrt", place.wrt);
  return params.toString();
}

/** The state that a hash tells, or null where it tells none. */
export async function fromHash(hash: string): Promise<Place | null> {
  const params = new URLSearchParams(hash.replace(/^#/, ""));
  const packed = params.get("d");
  if (packed === null) return null;
  try {
    const document = savedDocument(JSON.parse(await unpack(packed, LARGEST)));
    const step = params.get("step");
    return {
      document,
      step: step !== null && /^\d{1,7}$/.test(step) ? Number(step) : null,
      mode: MODES.find((mode) => mode === params.get("mode")) ?? "reverse",
      wrt: params.get("wrt"),
    };
  } catch {
    return null;
  }
}

/** The document without what it has none of: an address should be short. */
function slim(document: Document): Partial<Document> {
  const entries = Object.entries(document).filter(
    ([key, value]) => key === "source" || Object.keys((value ?? {}) as object).length > 0,
  );
  return Object.fromEntries(entries);
}
