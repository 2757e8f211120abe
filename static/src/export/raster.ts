import type { Standalone } from "./svg";

/** A picture in pixels, on a canvas of its own or on one that is there already. */
export async function rasterized(
  { text, width, height }: Standalone,
  canvas = document.createElement("canvas"),
): Promise<HTMLCanvasElement> {
  const url = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  try {
    const image = new Image(width, height);
    image.src = url;
    await image.decode();
    Object.assign(canvas, { width, height });
    const pen = canvas.getContext("2d", { alpha: false, willReadFrequently: true });
    if (!pen) throw new Error(`the browser has no room for ${width} × ${height} pixels`);
    pen.drawImage(image, 0, 0, width, height);
    return canvas;
  } finally {
    URL.revokeObjectURL(url);
  }
}

export async function pngOf(picture: Standalone): Promise<Blob> {
  const canvas = await rasterized(picture);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (!blob)
    throw new Error(`the browser has no room for ${picture.width} × ${picture.height} pixels`);
  return blob;
}
