import { createStore, del, entries, get, set } from "idb-keyval";

/** What a tab was working on, as it is kept in the browser. */
export interface Draft {
  readonly title: string;
  /** When it was kept last, ms since 1970. */
  readonly keptAt: number;
  /** The history as plain data. */
  readonly history: unknown;
}

/** So many drafts are kept; the oldest give way. */
const KEPT = 20;
const TAB = "backprop-explorer.tab";
const LEAVING = "backprop-explorer.leaving";

const store = createStore("backprop-explorer", "drafts");

/** This tab's own key, under which no other living tab keeps anything; set once. */
let own: string | null = null;

/** The key under which a tab finds what it had before, and whether the tab still keeps it there. */
export interface Found {
  readonly key: string;
  readonly isOwn: boolean;
}

/**
 * Give this tab a key of its own to keep its work under, and find what it had before, if anything.
 * A duplicated tab has a copy of the other's key: whoever comes first holds it, which may be the
 * copy while the first one reloads. The other goes on from there under a new key.
 */
export async function claimKey(): Promise<Found | null> {
  const kept = own === null ? sessionStorage.getItem(TAB) : null;
  if (kept !== null && (await lock(kept))) {
    own = kept;
    return { key: kept, isOwn: true };
  }
  await freshKey();
  return kept === null ? null : { key: kept, isOwn: false };
}

/** Leave what was kept as it is, and keep what follows under another key. */
export async function freshKey(): Promise<void> {
  own = crypto.randomUUID();
  sessionStorage.setItem(TAB, own);
  await lock(own);
}

function lockOf(key: string): string {
  return `draft ${key}`;
}

/** Hold a key until the tab is gone; false where another tab holds it. */
function lock(key: string): Promise<boolean> {
  return new Promise((resolve) => {
    void navigator.locks.request(lockOf(key), { ifAvailable: true }, (held) => {
      resolve(held !== null);
      return held === null ? undefined : new Promise(() => undefined);
    });
  });
}

/** Throws where the browser lets the tab keep nothing, not even a key. */
export async function keepDraft(draft: Draft): Promise<void> {
  if (own === null) throw new Error("this tab has no key");
  await set(own, draft, store);
}

/**
 * Leave what a page that is going away has no time to keep, or null where all is kept; only the same
 * tab finds it. Throws where there is no room for it.
 */
export function leave(history: unknown): void {
  if (history === null) sessionStorage.removeItem(LEAVING);
  else sessionStorage.setItem(LEAVING, JSON.stringify(history));
}

/** What the page left as it went; null the second time. */
export function left(): unknown {
  const found = sessionStorage.getItem(LEAVING);
  sessionStorage.removeItem(LEAVING);
  return found === null ? null : JSON.parse(found);
}

export async function draftOf(key: string): Promise<Draft | null> {
  return (await get<Draft>(key, store)) ?? null;
}

/** Forget a draft, unless a tab works on it: one that reloads seems gone for a moment. */
export async function forgetDraft(key: string): Promise<void> {
  await navigator.locks.request(lockOf(key), { ifAvailable: true }, async (held) => {
    if (held) await del(key, store);
  });
}

/** Drafts that no tab is working on, newest first; beyond the number kept they are deleted. */
export async function orphans(): Promise<readonly (Draft & { readonly key: string })[]> {
  const held = await navigator.locks.query();
  const names = new Set(held.held?.map(({ name }) => name));
  const all = await entries<string, Draft>(store);
  const left = all
    .filter(([key]) => key !== own && !names.has(lockOf(key)))
    .map(([key, draft]) => ({ ...draft, key }))
    .sort((a, b) => b.keptAt - a.keptAt);
  await Promise.all(left.slice(KEPT).map(({ key }) => forgetDraft(key)));
  return left.slice(0, KEPT);
}
