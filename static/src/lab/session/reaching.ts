import { Refused, Unreachable } from "../../api/client";
import { reachable, say } from "./state";

/** A server that did not answer is asked again after so long, ms. */
export const PATIENCE = 2_000;

/** The answer, however long the server is away; the page says so meanwhile. */
export async function untilReached<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      const answer = await ask();
      reachable.value = true;
      return answer;
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
      reachable.value = false;
      await new Promise((resolve) => setTimeout(resolve, PATIENCE));
    }
  }
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
