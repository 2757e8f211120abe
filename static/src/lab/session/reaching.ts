import { Refused, Unreachable } from "../../api/client";
import { patiently } from "../../api/patience";
import { reachable, say } from "./state";

/** The answer, however long the server is away; the page says so meanwhile. */
export function untilReached<T>(ask: () => Promise<T>): Promise<T> {
  return patiently(ask, (isThere) => (reachable.value = isThere));
}

/** The answer; null where there is none, and the page says why. */
export async function answered<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    const answer = await ask();
    reachable.value = true;
    return answer;
  } catch (error) {
    if (error instanceof Unreachable) reachable.value = false;
    else if (error instanceof Refused) say(wordsOf(error));
    else throw error;
    return null;
  }
}

/** What the server refused, in its words. */
export function wordsOf({ message, problems }: Refused): string {
  return problems.map((problem) => problem.message).join(" ") || message;
}

export function isGone(error: unknown): boolean {
  return error instanceof Refused && error.status === 404;
}
