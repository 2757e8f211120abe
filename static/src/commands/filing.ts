import { newGraph, overlay, shareLink } from "../session";
import type { Command } from "./command";

/** In and out of the page. */
export const FILING: readonly Command[] = [
  {
    name: "New graph",
    does: "Begin with a graph of your own",
    icon: "M9 4h2v5h5v2h-5v5H9v-5H4V9h5z",
    keys: [],
    group: "File",
    place: "bar",
    named: true,
    run: newGraph,
  },
  {
    name: "Open",
    does: "Open a file or a pasted text: JSON, an expression, DOT, or micrograd's Python",
    icon: "M2 5h6l2 2h8v9H2zM4 9v5h12V9z",
    keys: ["Control+o"],
    group: "File",
    place: "bar",
    run: () => (overlay.value = { kind: "import" }),
  },
  {
    name: "Export",
    does: "Save it as a picture, a program, JSON, or text for a paper",
    icon: "M9 3h2v7h3l-4 4-4-4h3zM4 15h12v2H4z",
    keys: ["Control+s"],
    group: "File",
    place: "bar",
    named: true,
    run: () => (overlay.value = { kind: "export" }),
  },
  {
    name: "Print or PDF",
    does: "Print the drawing, its text and its numbers, or save them as PDF",
    keys: ["Control+p"],
    group: "File",
    run: () => print(),
  },
  {
    name: "Share",
    does: "Copy the address, which holds the whole page",
    icon: "M10 2l4 4h-3v7H9V6H6zM4 10h3v2H6v4h8v-4h-1v-2h3v8H4z",
    keys: [],
    group: "File",
    place: "bar",
    named: true,
    run: () => {
      void shareLink();
      overlay.value = { kind: "share" };
    },
  },
];
