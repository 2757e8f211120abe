/** Colours as 0xrrggbb, and which of them stands for each colour of a picture. */
export interface Palette {
  readonly colours: readonly number[];
  readonly indexOf: ReadonlyMap<number, number>;
}

type Counted = readonly [colour: number, count: number];

/** This part of a palette is for the commonest colours as they are: a drawing is mostly flat. */
const KEPT = 0.4;

/** At most `most` colours that stand for all; with fewer than that, each stands for itself. */
export function paletteOf(counts: ReadonlyMap<number, number>, most: number): Palette {
  const common = [...counts].sort((a, b) => b[1] - a[1]);
  const exact = common.length <= most ? common : common.slice(0, Math.floor(most * KEPT));
  const boxes = [
    ...exact.map((each) => [each]),
    ...cutInto(common.slice(exact.length), most - exact.length),
  ];
  const indexOf = new Map<number, number>();
  boxes.forEach((box, index) => {
    for (const [colour] of box) indexOf.set(colour, index);
  });
  return { colours: boxes.map(meanOf), indexOf };
}

/** Median cut: the box of colours that differ most, by how many they are, is cut in two. */
function cutInto(colours: readonly Counted[], most: number): (readonly Counted[])[] {
  if (colours.length === 0) return [];
  const boxes = [boxOf(colours)];
  while (boxes.length < most) {
    const widest = boxes.reduce(
      (best, box, i) => (box.spread > (boxes[best]?.spread ?? 0) ? i : best),
      0,
    );
    const box = boxes[widest];
    if (!box || box.spread === 0) break;
    boxes.splice(widest, 1, ...halves(box));
  }
  return boxes.map(({ colours: each }) => each);
}

interface ColourBox {
  readonly colours: readonly Counted[];
  /** The channel in which the colours differ most, as a shift, and how much that matters. */
  readonly shift: number;
  readonly spread: number;
}

function boxOf(colours: readonly Counted[]): ColourBox {
  const weight = colours.reduce((sum, [, count]) => sum + count, 0);
  const ranges = [16, 8, 0].map((shift) => {
    let [low, high] = [255, 0];
    for (const [colour] of colours) {
      const level = (colour >> shift) & 0xff;
      [low, high] = [Math.min(low, level), Math.max(high, level)];
    }
    return { colours, shift, spread: (high - low) * Math.sqrt(weight) };
  });
  return ranges.reduce((a, b) => (b.spread > a.spread ? b : a));
}

function halves({ colours, shift }: ColourBox): ColourBox[] {
  const sorted = [...colours].sort(([a], [b]) => ((a >> shift) & 0xff) - ((b >> shift) & 0xff));
  const half = sorted.reduce((sum, [, count]) => sum + count, 0) / 2;
  let [at, seen] = [0, 0];
  while (at < sorted.length - 1 && seen < half) seen += sorted[at++]?.[1] ?? 0;
  const cut = Math.max(1, at);
  return [boxOf(sorted.slice(0, cut)), boxOf(sorted.slice(cut))];
}

function meanOf(colours: readonly Counted[]): number {
  const weight = colours.reduce((sum, [, count]) => sum + count, 0);
  const channel = (shift: number): number =>
    Math.round(
      colours.reduce((sum, [colour, count]) => sum + ((colour >> shift) & 0xff) * count, 0) /
        weight,
    );
  return (channel(16) << 16) | (channel(8) << 8) | channel(0);
}
