import { expect, test } from "vitest";
import { GifEncoder } from "./encoder";
import { compressed } from "./lzw";
import { paletteOf } from "./palette";
import { randomNumbers } from "../../layout/random";

/** LZW read as the specification tells a decoder to, with a table of whole strings. */
function decompressed(bytes: Uint8Array, bits: number): number[] {
  const [clear, end] = [1 << bits, (1 << bits) + 1];
  const first = () => Array.from({ length: end + 1 }, (_, i) => [i]);
  let [table, width, at] = [first(), bits + 1, 0];
  let last: readonly number[] | null = null;
  const out: number[] = [];
  for (;;) {
    let code = 0;
    for (let i = 0; i < width; i += 1, at += 1) {
      code |= (((bytes[at >> 3] ?? 0) >> (at & 7)) & 1) << i;
    }
    if (at > bytes.length * 8) throw new RangeError("the data ends within a code");
    if (code === end) return out;
    if (code === clear) {
      [table, width, last] = [first(), bits + 1, null];
      continue;
    }
    const head: readonly number[] = last ?? [];
    const string: readonly number[] = table[code] ?? [...head, head[0] ?? 0];
    out.push(...string);
    if (last && table.length < 4096) table.push([...head, string[0] ?? 0]);
    if (table.length === 1 << width && width < 12) width += 1;
    last = string;
  }
}

function noise(length: number, levels: number, seed: number): Uint8Array {
  const random = randomNumbers(seed);
  return Uint8Array.from({ length }, () => Math.floor(random() * levels));
}

test.each([
  ["one index", Uint8Array.of(3), 2],
  ["a long run", new Uint8Array(100_000).fill(1), 2],
  ["few indices", noise(20_000, 4, 1), 2],
  ["more strings than a table holds", noise(60_000, 256, 2), 8],
])("%s is the same once it is read again", (_, indices, bits) => {
  const bytes = compressed(indices, bits);
  expect(Uint8Array.from(decompressed(bytes, bits))).toEqual(indices);
});

test("every length up to a few codes is written to its end", () => {
  for (let length = 1; length < 400; length += 1) {
    const indices = noise(length, 4, length);
    expect(Uint8Array.from(decompressed(compressed(indices, 2), 2))).toEqual(indices);
  }
});

test("up to as many colours as there is room for stay as they are", () => {
  const counts = new Map(Array.from({ length: 255 }, (_, i) => [i * 65_793, i + 1]));
  const { colours, indexOf } = paletteOf(counts, 255);
  for (const colour of counts.keys()) expect(colours[indexOf.get(colour) ?? -1]).toBe(colour);
});

test("of more colours the commonest stay, however alike", () => {
  const common = Array.from({ length: 60 }, (_, i) => [0xf7f700 + i, 100] as const);
  const { colours, indexOf } = paletteOf(new Map([...randomColours(), ...common]), 255);
  for (const [colour] of common) expect(colours[indexOf.get(colour) ?? -1]).toBe(colour);
});

test("of more colours the others are near what stands for them", () => {
  const others = randomColours();
  const { colours, indexOf } = paletteOf(new Map(others), 255);
  expect(colours.length).toBeLessThanOrEqual(255);
  const away = others.map(([colour]) => distance(colour, colours[indexOf.get(colour) ?? -1] ?? 0));
  expect(Math.max(...away)).toBeLessThan(128);
});

function randomColours(): (readonly [number, number])[] {
  const random = randomNumbers(5);
  return Array.from({ length: 5000 }, () => [Math.floor(random() * 0xffffff), 1]);
}

function distance(a: number, b: number): number {
  return Math.max(
    ...[16, 8, 0].map((shift) => Math.abs(((a >> shift) & 255) - ((b >> shift) & 255))),
  );
}

test("a picture that does not change takes its time and next to no room", () => {
  const gif = new GifEncoder(200, 100);
  const picture = new Uint8ClampedArray(200 * 100 * 4).fill(255);
  gif.add(picture, 500);
  const before = sizeOf(gif.finished());
  gif.add(picture.slice(), 500);
  expect(sizeOf(gif.finished()) - before).toBeLessThan(40);
});

function sizeOf(parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, { length }) => sum + length, 0);
}
