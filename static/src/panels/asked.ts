import { Refused } from "../api/client";

/** What the server answers to a question, or in words why it does not. */
export async function asked<T>(question: () => Promise<T>): Promise<T | string> {
  try {
    return await question();
  } catch (error) {
    if (error instanceof Refused) return error.problems.map(({ message }) => message).join(" ");
    return "The server does not answer now. Nothing is lost.";
  }
}
