import { computed } from "@preact/signals";

import { documentOf, sameDocument } from "../model/document";
import { fromHash, toHash, type Place } from "../model/link";
import { historyOfTab } from "./keeping";
import { start } from "./opening";
import { document_, examples, mode, moment, say, wrt } from "./state";

/** How long the page must rest before its address follows, ms: browsers refuse a flood of changes. */
const REST = 250;

const place = computed<Place>(() => ({
  document: document_.value,
  step: Math.round(moment.value),
  mode: mode.value,
  wrt: wrt.value,
}));

/** Open what the address holds, with the history it had in this tab, or else the first example. */
export async function openAddress(): Promise<void> {
  const told = await fromHash(location.hash);
  const isKept = location.hash === KEPT;
  const history = await historyOfTab(told?.document ?? (isKept ? "kept" : null));
  if (told) {
    mode.value = told.mode;
    wrt.value = told.wrt;
  }
  const from = history ?? told?.document;
  // An address that is behind tells the step of another graph.
  const isBehind =
    history !== null && told !== null && !sameDocument(told.document, history.present);
  if (from) return start(from, isBehind ? "forward" : (told?.step ?? "forward"));
  if (isKept) say("This graph was too large for a link, and this tab no longer holds it");
  else if (location.hash.includes("d=")) say("This link is damaged: it could not be read");
  const first = examples.peek()[0];
  if (!first) return;
  const { title, source, values } = first;
  await start(documentOf(source, values, title), "forward");
}

/** Keep the page's whole state in its address, so that a reload gives the same page. */
export function keepAddress(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  place.subscribe(() => {
    clearTimeout(timer);
    timer = setTimeout(() => void writeAddress(), REST);
  });
}

/** The address of a document that is too large for one: only this tab can open it. */
const KEPT = "#kept";
/** Longer addresses are cut by what people send them with. */
const LONGEST = 30_000;
/** Texts above this many characters are not even tried. */
const LARGEST = 150_000;

export async function writeAddress(): Promise<void> {
  window.history.replaceState(null, "", (await linkHash()) ?? KEPT);
}

/** The part of the address after the # that holds the whole page; null where it would be too long. */
export async function linkHash(): Promise<string | null> {
  const now = place.peek();
  if (now.document.source.length > LARGEST) return null;
  const hash = `#${await toHash(now)}`;
  return hash.length > LONGEST ? null : hash;
}

/** Copy the address of this page, which holds everything. */
export async function shareLink(): Promise<void> {
  const hash = await linkHash();
  if (hash === null) {
    say("This graph is too large for a link: export it as a file");
    return;
  }
  await writeAddress();
  try {
    await navigator.clipboard.writeText(location.href);
    say("Link copied");
  } catch {
    say("Copy the address of this page: it holds everything");
  }
}
