import type { History } from "../model/history";

/** What came between two histories, in words, and whether it was a way along them. */
export interface Deed {
  readonly words: string;
  readonly isTravel: boolean;
}

/** Changes that whoever makes them hears and sees as they are made: letters and numbers. */
const HEARD = /^(typing|set)\b/;

/** What was done, undone or done again from one history to the next; null where nothing was. */
export function deedBetween(before: History, now: History): Deed | null {
  const back = before.past.length - now.past.length;
  const isKept = now.past.length + now.future.length === before.past.length + before.future.length;
  if (isKept && back > 0) return travelled("Undid", now.future[0]?.name, back);
  if (isKept && back < 0 && now.past.at(-1) === before.future[-back - 1])
    return travelled("Redid", now.past.at(-1)?.name, -back);
  const last = now.past.at(-1);
  if (!last || last === before.past.at(-1) || now.future.length > 0 || HEARD.test(last.name))
    return null;
  return { words: `Done: ${last.name}`, isTravel: false };
}

function travelled(verb: string, name = "", count: number): Deed {
  const words = count === 1 ? `${verb} ${name}` : `${verb} ${count} changes`;
  return { words, isTravel: true };
}
