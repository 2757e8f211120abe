import { computed } from "@preact/signals";

import { documentOf } from "../model/document";
import { fromHash, toHash, type Place } from "../model/link";
import { start } from "./editing";
import { document_, examples, mode, moment, say, wrt } from "./state";

/** How long the page must rest before its address follows, ms: browsers refuse a flood of changes. */
const REST = 250;

const place = computed<Place>(() => ({
  document: document_.value,
  step: Math.round(moment.value),
  mode: mode.value,
  wrt: wrt.value,
}));

/** Open what the address holds, or the first example where it holds nothing. */
export async function openAddress(): Promise<void> {
  const told = await fromHash(location.hash);
  if (told) {
    mode.value = told.mode;
    wrt.value = told.wrt;
    await start(told.document, told.step ?? "forward");
    return;
  }
  if (location.hash.includes("d=")) say("This link is damaged: it could not be read");
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

export async function writeAddress(): Promise<void> {
  window.history.replaceState(null, "", `#${await toHash(place.peek())}`);
}
