import { copied, pasted } from "../edits";
import { read } from "../language";
import { exact } from "../model/format";
import { change } from "./changing";
import { remove } from "./hand";
import { derivativeOf, ops, say, selection, trace, work } from "./state";
import { stage } from "./stage";

/** The graph's own shelf, for browsers that do not let a page read the clipboard. */
let shelf = "";

function packed(): string {
  return copied(work.value, selection.value);
}

/** Exact values and gradients, as rows that a spreadsheet takes from the clipboard. */
function asTable(): string {
  const rows = selection.value.flatMap((id) => {
    const numbers = trace.value?.nodes[id];
    if (!numbers) return [];
    const held = [numbers.value, derivativeOf(id)];
    const cells = held.flatMap((each) => (each === null ? [] : [exact(each)]));
    return [`<tr>${[id, ...cells].map(cell).join("")}</tr>`];
  });
  return `<table>${rows.join("")}</table>`;
}

function cell(text: string): string {
  return `<td>${text.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</td>`;
}

/** Copy by button: the clipboard takes text alone this way. */
export async function copySelected(): Promise<void> {
  shelf = packed();
  try {
    await navigator.clipboard.writeText(shelf);
    say("Copied");
  } catch {
    say("Copied for this page; Ctrl+C copies for others too");
  }
}

export async function cutSelected(): Promise<void> {
  const keys = selection.value;
  await copySelected();
  remove(keys);
}

/** Paste by button: what the clipboard gives, else what was copied here. */
export async function pasteCopied(): Promise<void> {
  let text = shelf;
  try {
    text = await navigator.clipboard.readText();
  } catch {
    if (text === "") say("This browser gives the clipboard to Ctrl+V only");
  }
  paste(text);
}

/** Put text from outside into the graph: copied nodes, a graph as JSON, or lines of the language. */
export function paste(text: string): void {
  if (text.trim() === "") return;
  const asSketch = (source: string) => read(source, {}, ops.value);
  change((now) => pasted(now, text, stage.value?.middle() ?? null, asSketch, ops.value));
}

/** Whether copying and pasting concern what is written or marked somewhere, not the graph. */
function isElsewhere(target: EventTarget | null): boolean {
  const element = target instanceof Element ? target : null;
  if (element?.closest('input, textarea, select, dialog, [contenteditable="true"]')) return true;
  return !(document.getSelection()?.isCollapsed ?? true);
}

/** Take the browser's own copy, cut and paste for the graph. */
export function listenToClipboard(): void {
  const copy = (event: ClipboardEvent): boolean => {
    if (isElsewhere(event.target) || selection.value.length === 0) return false;
    shelf = packed();
    event.clipboardData?.setData("text/plain", shelf);
    event.clipboardData?.setData("text/html", asTable());
    event.preventDefault();
    return true;
  };
  addEventListener("copy", (event) => {
    if (copy(event)) say("Copied");
  });
  addEventListener("cut", (event) => {
    const keys = selection.value;
    if (copy(event)) remove(keys);
  });
  addEventListener("paste", (event) => {
    if (isElsewhere(event.target)) return;
    event.preventDefault();
    paste(event.clipboardData?.getData("text/plain") ?? "");
  });
}
