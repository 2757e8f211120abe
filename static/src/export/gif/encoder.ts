import { changeBetween, SAME, type Change } from "./change";
import { compressed } from "./lzw";
import { paletteOf } from "./palette";

/** The colours of one frame; one more index stands for "as it was". */
const MOST_COLOURS = 255;
const MOST_DELAY = 0xffff;

/** Writes an animation that goes on for ever (GIF89a): of each frame only what changed. */
export class GifEncoder {
  readonly #width: number;
  readonly #height: number;
  readonly #parts: Uint8Array[];
  #last: Uint8ClampedArray | null = null;

  constructor(width: number, height: number) {
    [this.#width, this.#height] = [width, height];
    this.#parts = [
      ascii("GIF89a"),
      Uint8Array.of(...word(width), ...word(height), 0x70, 0, 0),
      // Netscape's extension: repeat without end.
      Uint8Array.of(0x21, 0xff, 11, ...ascii("NETSCAPE2.0"), 3, 1, 0, 0, 0),
    ];
  }

  /** A picture of opaque RGBA bytes, shown for a time in ms; GIF counts in hundredths of a second. */
  add(rgba: Uint8ClampedArray, ms: number): void {
    const change = changeBetween(this.#last, rgba, this.#width, this.#height);
    this.#last = rgba;
    // A picture that is as the one before still takes its time.
    const shown = change ?? { left: 0, top: 0, width: 1, height: 1, colours: Int32Array.of(SAME) };
    this.#parts.push(...frame(shown, Math.min(MOST_DELAY, Math.round(ms / 10))));
  }

  /** The file, in the pieces it was written in. */
  finished(): readonly Uint8Array[] {
    return [...this.#parts, Uint8Array.of(0x3b)];
  }
}

function frame({ left, top, width, height, colours }: Change, delay: number): Uint8Array[] {
  const { table, indices, bits, same } = indexed(colours);
  const keep = 1 << 2;
  const control = [0x21, 0xf9, 4, keep | 1, ...word(delay), same, 0];
  const place = [0x2c, ...word(left), ...word(top), ...word(width), ...word(height)];
  return [
    Uint8Array.of(...control, ...place, 0x80 | (bits - 1)),
    table,
    Uint8Array.of(Math.max(2, bits)),
    ...blocks(compressed(indices, Math.max(2, bits))),
  ];
}

interface Indexed {
  readonly table: Uint8Array;
  readonly indices: Uint8Array;
  readonly bits: number;
  readonly same: number;
}

function indexed(colours: Int32Array): Indexed {
  const counts = new Map<number, number>();
  for (const colour of colours) {
    if (colour !== SAME) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const palette = paletteOf(counts, MOST_COLOURS);
  const same = palette.colours.length;
  const bits = Math.max(1, Math.ceil(Math.log2(same + 1)));
  const table = new Uint8Array(3 << bits);
  palette.colours.forEach((colour, i) => {
    table.set([colour >> 16, (colour >> 8) & 0xff, colour & 0xff], i * 3);
  });
  const indices = new Uint8Array(colours.length);
  colours.forEach((colour, i) => (indices[i] = palette.indexOf.get(colour) ?? same));
  return { table, indices, bits, same };
}

/** Data goes in blocks of up to 255 bytes, each after its length; an empty one ends it. */
function blocks(data: Uint8Array): Uint8Array[] {
  const count = Math.ceil(data.length / 255);
  const made = Array.from({ length: count }, (_, i) => data.subarray(i * 255, (i + 1) * 255));
  return [...made.flatMap((block) => [Uint8Array.of(block.length), block]), Uint8Array.of(0)];
}

function word(x: number): [number, number] {
  return [x & 0xff, x >> 8];
}

function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}
