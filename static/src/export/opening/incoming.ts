import { signal } from "@preact/signals";

import { document_, open, ops, overlay, paste, say } from "../../session";
import { textOf, Unreadable } from "./file_text";
import { isTrouble, readText, type Found, type Trouble } from "./read_text";

/** A text that is to be opened, and what is wrong with it, as the dialog shows it. */
export interface Incoming {
  readonly text: string;
  readonly name: string | null;
  readonly trouble: Trouble | null;
}

export const NOTHING: Incoming = { text: "", name: null, trouble: null };

/** What the dialog begins with: a file that was let go over the page and could not be opened. */
export const incoming = signal<Incoming>(NOTHING);

/** Show a graph from outside instead of the one that is there, or add it to that. */
export function take({ document, part }: Found, isAdded: boolean): void {
  if (isAdded) {
    paste(part);
    return;
  }
  open(document, `open ${document.title}`);
  say(`${document_.value.title} is open; undo brings back the graph before`);
}

/** Open a file that was let go over the page; what is wrong with it is shown in the dialog. */
export async function openFile(file: File): Promise<void> {
  try {
    const text = await textOf(file);
    const answer = await readText(text, file.name, ops.value);
    if (isTrouble(answer)) incoming.value = { text, name: file.name, trouble: answer };
    else {
      take(answer, false);
      return;
    }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const problems = [{ where: "/text", message: error.message }];
    incoming.value = { ...NOTHING, trouble: { problems, anyway: null } };
  }
  overlay.value = { kind: "import" };
}
