import { signal } from "@preact/signals";

/** What stands beside the drawing; on a phone it lies in a sheet below it. */
export type Part = "explanation" | "wrong" | "account" | "palette" | "examples";

/** Whether the phone's sheet is raised over half of the drawing. */
export const raised = signal(false);

/** The part that is asked for, and whether the keyboard goes there; the page brings it and forgets it. */
export const wanted = signal<{ readonly part: Part; readonly focus: boolean } | null>(null);

/** Bring a part before the eyes: on a phone the sheet is raised for it. */
export function bring(part: Part, focus = false): void {
  wanted.value = { part, focus };
}
