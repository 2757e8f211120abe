import { post, Refused } from "../../../api/client";
import type { Problem } from "../../../api/contract";
import type { GivenData, Rows, Table, TableReading } from "../../contract";

/** So many rows of a table are looked at. */
const SHOWN = 20;

/** What was asked for, or why there is none. */
export type Answer<T> = { readonly got: T } | { readonly problems: readonly Problem[] };

/** The rows of a dataset. */
export function askRows(dataset: GivenData): Promise<Answer<Rows>> {
  return answered(post<Rows>("data", { dataset }));
}

/** What a table holds, and its first rows. */
export function askTable(text: string, reading: TableReading): Promise<Answer<Table>> {
  return answered(post<Table>("tables", { text, reading, rows: SHOWN }));
}

/** What was refused or did not arrive, in problems. */
async function answered<T>(asked: Promise<T>): Promise<Answer<T>> {
  try {
    return { got: await asked };
  } catch (error) {
    if (error instanceof Refused && error.problems.length > 0) return { problems: error.problems };
    const message = error instanceof Error ? error.message : "something went wrong";
    return { problems: [{ where: "", message }] };
  }
}

/** Hands on only the answer to what was asked last. */
export function newestOnly(): <T>(asked: Promise<T>, take: (answer: T) => void) => void {
  let newest = 0;
  return (asked, take) => {
    newest += 1;
    const mine = newest;
    void asked.then((answer) => {
      if (mine === newest) take(answer);
    });
  };
}
