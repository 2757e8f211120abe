import { Unreachable } from "./client";

/** A server that did not answer is asked again after so long, ms. */
export const PATIENCE = 2_000;

/** The answer, however long the server is away; `tell` is told each time whether it is there. */
export async function patiently<T>(
  ask: () => Promise<T>,
  tell: (isThere: boolean) => void,
): Promise<T> {
  for (;;) {
    try {
      const answer = await ask();
      tell(true);
      return answer;
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
      tell(false);
      await new Promise((resolve) => setTimeout(resolve, PATIENCE));
    }
  }
}
