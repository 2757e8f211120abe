/** Gives a file to the person, as the browser does with what is downloaded. */
export function download(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement("a");
  Object.assign(link, { href: url, download: name });
  link.click();
  // The browser has taken its own hold of the file by then.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** A file's name made of a title: what some system forbids in names becomes a dash. */
export function fileName(title: string, suffix: string): string {
  const plain = title
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{Mark}/gu, "")
    .replace(/[^\p{Letter}\p{Number}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  const stem = plain.slice(0, 60) || "graph";
  // A program called numpy.py would import itself.
  const isModule = suffix === ".py" && !stem.includes("-");
  return `${stem}${isModule ? "-graph" : ""}${suffix}`;
}

export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  if (bytes < 1e6) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
