import { MOST_CLASSES, paintedClasses } from "../../paint/classes";
import { colourOf, ramp, stepOf, type Ramp } from "../../paint/ramp";
import type { Field, Numbers } from "./field";

type Colour = readonly [number, number, number];

/** Colours of places where a class is told, from not sure at all to wholly sure: 256 of each class. */
export function classRamps(middle: Colour, areas: readonly Colour[]): Uint32Array {
  const bytes = new Uint8ClampedArray(4 * 256 * areas.length);
  for (const [index, area] of areas.entries())
    for (let sure = 0; sure < 256; sure++) {
      const at = 4 * (256 * index + sure);
      for (let k = 0; k < 3; k++)
        bytes[at + k] = (middle[k] ?? 0) + (((area[k] ?? 0) - (middle[k] ?? 0)) * sure) / 255;
      bytes[at + 3] = 255;
    }
  return new Uint32Array(bytes.buffer);
}

/** The colour of each byte. Discretised, it only says on which side of the middle the number is. */
export function numberColours(
  { low, high, centre, reach }: Numbers,
  discretise: boolean,
  colours: Ramp,
): Uint32Array {
  return Uint32Array.from({ length: 256 }, (_, byte) => {
    const over = low + ((high - low) * byte) / 255 - centre;
    return colours[stepOf(over, discretise ? Math.abs(over) : reach)] ?? 0;
  });
}

/** An image of a field in the colours that the page has now, a pixel a place. */
export function areaImage(field: Field, discretise: boolean): HTMLCanvasElement | null {
  const canvas = document.createElement("canvas");
  canvas.width = field.width;
  canvas.height = field.height;
  const context = canvas.getContext("2d");
  if (!context) return null;
  const image = context.createImageData(field.width, field.height);
  writeField(new Uint32Array(image.data.buffer), field, discretise);
  context.putImageData(image, 0, 0);
  return canvas;
}

function writeField(pixels: Uint32Array, field: Field, discretise: boolean): void {
  const { numbers, classes, sureness } = field;
  if (classes) {
    const colours = classColours();
    for (let i = 0; i < pixels.length; i++) {
      const sure = discretise || !sureness ? 255 : (sureness[i] ?? 0);
      pixels[i] = colours[(((classes[i] ?? 0) % MOST_CLASSES) << 8) + sure] ?? 0;
    }
  } else if (numbers) {
    const colours = numberColours(numbers, discretise, ramp());
    for (let i = 0; i < pixels.length; i++) pixels[i] = colours[numbers.bytes[i] ?? 0] ?? 0;
  }
}

function classColours(): Uint32Array {
  const middle = getComputedStyle(document.documentElement).getPropertyValue("--ramp-middle");
  return classRamps(colourOf(middle.trim()), paintedClasses().areas.map(colourOf));
}
