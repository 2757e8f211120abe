/** What the page tells the worker that writes a GIF, in order. */
export type Order =
  | { readonly kind: "begin"; readonly width: number; readonly height: number }
  | { readonly kind: "still"; readonly rgba: ArrayBuffer; readonly ms: number }
  | { readonly kind: "end" };

/** What the worker answers: that a still is written, or the file. */
export type Answer = { readonly kind: "written" } | { readonly kind: "file"; readonly file: Blob };
