/** Puts what is being made on the clipboard; answers whether the browser let it. Rejects as `made` does. */
export async function copy(
  made: Promise<Blob>,
  type: "text/plain" | "image/png",
): Promise<boolean> {
  try {
    // A promise, for browsers that listen to a press only as long as it lasts.
    const item = new ClipboardItem({ [type]: made.then((blob) => new Blob([blob], { type })) });
    await navigator.clipboard.write([item]);
    return true;
  } catch {
    // What could not be made is for the caller to say.
    const blob = await made;
    return type === "text/plain" && copyPlain(await blob.text());
  }
}

async function copyPlain(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
