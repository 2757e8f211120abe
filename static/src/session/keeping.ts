import { signal } from "@preact/signals";

import { sameDocument, type Document } from "../model/document";
import { pushed, undone, type History } from "../model/history";
import { fromSaved, toSaved } from "../model/saved_history";
import {
  claimKey,
  draftOf,
  forgetDraft,
  freshKey,
  keepDraft,
  leave,
  left,
  orphans,
  type Draft,
} from "./drafts";
import { open } from "./opening";
import { history, say } from "./state";

/** How long the page must rest before its work is kept, ms. */
const REST = 150;

/** Work of a tab that ended without being asked, to be taken up again. */
export const orphan = signal<(Draft & { readonly key: string }) | null>(null);

/** Whether this browser keeps anything; private windows may not. */
let keeps = true;
let timer: ReturnType<typeof setTimeout> | undefined;
/** What is in the browser already, and need not be kept again. */
let kept: History | null = null;
/** What is being written there now. */
let underWay: History | null = null;

/** An address is written a moment after the work is kept, so it may be some changes behind. */
const BEHIND = 40;

/** What an address tells: a document, that its tab keeps it, or nothing. */
export type Told = Document | "kept" | null;

/**
 * The history that this tab had before a reload, where the address is of it; what else the tab held
 * stays where it is. From here on the tab has a key of its own to keep its work under.
 */
export async function historyOfTab(told: Told): Promise<History | null> {
  try {
    const before = await claimKey();
    const latest = fromSaved(left());
    if (!before) return null;
    if (latest) await keepDraft(draftFrom(latest));
    const found = latest ?? fromSaved((await draftOf(before.key))?.history);
    if (!found) return null;
    const there = backTo(found, told);
    if (there) {
      if (before.isOwn) return found;
      // Whoever keeps it may have gone on since: this tab goes on from its own address.
      await keepDraft(draftFrom(there));
      return there;
    }
    await freshKey();
    return null;
  } catch {
    return null;
  }
}

/** A reload soon after the first change comes before the page has an address. */
function isReload(): boolean {
  const [entry] = performance.getEntriesByType("navigation");
  return entry instanceof PerformanceNavigationTiming && entry.type === "reload";
}

/** The history as it was at what an address tells; null where the address is not of it. */
function backTo(kept: History, told: Told): History | null {
  if (told === null) return isReload() ? kept : null;
  if (told === "kept") return kept;
  let at = kept;
  for (let back = 0; back <= BEHIND; back += 1) {
    if (sameDocument(at.present, told)) return at;
    const before = undone(at);
    if (before.present === at.present) return null;
    at = before;
  }
  return null;
}

/** Keep the work in the browser from now on, and look for work that a crash left behind. */
export function keepWork(): void {
  if (!keeps) return;
  kept = history.peek();
  history.subscribe((now) => {
    if (now === kept) return;
    clearTimeout(timer);
    timer = setTimeout(() => void keep(), REST);
  });
  addEventListener("pagehide", leaveBehind);
  void findOrphan();
}

/** Keep it now. */
export async function keep(): Promise<void> {
  const now = history.peek();
  if (!keeps || now === kept || now === underWay) return;
  clearTimeout(timer);
  underWay = now;
  try {
    await keepDraft(draftFrom(now));
    kept = now;
  } catch {
    keeps = false;
    say("This browser keeps nothing: export what you want to have again");
  } finally {
    if (underWay === now) underWay = null;
  }
}

function draftFrom(history: History): Draft {
  return { title: history.present.title, keptAt: Date.now(), history: toSaved(history) };
}

/** A page that goes away may not live to see the database written: the tab's own store is at once. */
function leaveBehind(): void {
  const now = history.peek();
  try {
    leave(now === kept ? null : toSaved(now));
  } catch {
    // Too large for it; the database may still be in time.
  }
  void keep();
}

async function findOrphan(): Promise<void> {
  try {
    const [newest] = await orphans();
    orphan.value = newest ?? null;
  } catch {
    orphan.value = null;
  }
}

/**
 * Open what a crashed tab held. One undo goes back to what is open now; beyond what was changed here
 * lies all that was changed there.
 */
export async function takeUp(): Promise<void> {
  const draft = orphan.value;
  if (!draft) return;
  const found = fromSaved(draft.history);
  if (found) {
    history.value = onto(found, history.value);
    open(found.present, "take up earlier work");
  }
  await keep();
  if (keeps) await dismissOrphan();
}

/** A history laid upon an earlier one: undo goes back through both. */
function onto(earlier: History, { past, present, future }: History): History {
  const first = past.reduce(undone, { past, present, future }).present;
  const over = pushed(earlier, first, "leave earlier work");
  return { past: [...over.past, ...past], present, future };
}

export async function dismissOrphan(): Promise<void> {
  const draft = orphan.value;
  orphan.value = null;
  if (draft) await forgetDraft(draft.key);
}
