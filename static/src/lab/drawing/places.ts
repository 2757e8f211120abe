/** What is drawn, as far as places follow from it: how many units, and who reads whom past others. */
export interface Plan {
  /** Units by layer; layer 0 is the inputs. */
  readonly widths: readonly number[];
  readonly skips: readonly Skip[];
}

/** A layer that also reads `source`, which lies further back than the layer before. */
export interface Skip {
  readonly layer: number;
  readonly source: number;
}

export interface Box {
  readonly width: number;
  readonly height: number;
}

/** What the drawing leaves free around the units, px. */
export interface Room {
  /** Above: the heads of the columns. */
  readonly head: number;
  /** Below: the words on what is drawn. */
  readonly foot: number;
  /** Left and right, from the border to the middle of the first and last column. */
  readonly side: number;
  /** From the middle of a column to the next, at least: its head has to fit. */
  readonly column: number;
  /** How high the units of a large layer stand at least: a finger has to tell them apart. */
  readonly body: number;
}

export interface Column {
  readonly layer: number;
  /** The middle, px. */
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
  /** How wide and high a unit's card is. */
  readonly size: number;
}

/** A strip below the layers that a skip leads past, as wide as its edges need. */
export interface Lane extends Skip {
  readonly top: number;
  readonly height: number;
  /** From where to where it is level. */
  readonly left: number;
  readonly right: number;
}

export interface Places extends Box {
  readonly columns: readonly Column[];
  readonly lanes: readonly Lane[];
  /** The number of each layer's first unit, where all are counted on from the first input. */
  readonly first: readonly number[];
  /** The middle of each unit and the size of its card, px. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly size: Float32Array;
}

const LARGEST_CARD = 44;
const SMALLEST_CARD = 5;
/** From the middle of a unit to the next, px: few units stand apart, many close up. */
const WIDEST_PITCH = 81;
const PAIR_PITCH = 144;
const LEAST_PITCH = 7;
/** A column of more units than this is drawn no longer, but denser. */
const MOST_AT_LEAST_PITCH = 256;
/** The share of a pitch that a card takes. */
const CARD_SHARE = 0.76;
const WIDEST_COLUMN = 260;
const LANE = 18;
const LANE_GAP = 10;

/** Where everything stands: as large as the box if it fits, else larger, and never crowded. */
export function placesOf(plan: Plan, box: Box, room: Room): Places {
  const gaps = Math.max(1, plan.widths.length - 1);
  const pitch = clamp((box.width - 2 * room.side) / gaps, room.column, WIDEST_COLUMN);
  const width = Math.max(box.width, Math.ceil(pitch * gaps + 2 * room.side));
  const left = (width - pitch * gaps) / 2;
  const levels = levelsOf(plan.skips);
  const laneRoom = levels.count * (LANE + LANE_GAP);
  const most = Math.max(...plan.widths);
  const least = Math.max(leastHeight(most), Math.min(room.body, most * LARGEST_CARD));
  const body = Math.max(box.height - room.head - room.foot - laneRoom, least);
  const columns = plan.widths.map((units, layer) => {
    const across = Math.min(WIDEST_PITCH, pitch * 0.9) * CARD_SHARE;
    return columnOf(layer, units, left + pitch * layer, { top: room.head, height: body, across });
  });
  const bottom = Math.max(...columns.map((column) => column.bottom));
  const lanes = plan.skips.map((skip, i) => {
    const [after, before] = [columns[skip.source + 1], columns[skip.layer - 1]];
    const top = bottom + LANE_GAP + (levels.of[i] ?? 0) * (LANE + LANE_GAP);
    const [from, to] = [after ?? columns[0], before ?? columns[0]];
    return {
      ...skip,
      top,
      height: LANE,
      left: (from?.x ?? 0) - (from?.size ?? 0) / 2,
      right: (to?.x ?? 0) + (to?.size ?? 0) / 2,
    };
  });
  const height = Math.max(box.height, Math.ceil(room.head + body + laneRoom + room.foot));
  return { width, height, columns, lanes, ...unitsOf(plan.widths, columns) };
}

function columnOf(
  layer: number,
  units: number,
  x: number,
  { top, height, across }: { top: number; height: number; across: number },
): Column {
  const widest = units === 2 ? PAIR_PITCH : WIDEST_PITCH;
  const pitch = Math.min(widest, height / units);
  const size = clamp(Math.floor(Math.min(pitch * CARD_SHARE, across)), 1, LARGEST_CARD);
  const card = Math.max(size, Math.min(SMALLEST_CARD, Math.floor(pitch)));
  const half = ((units - 1) * pitch + card) / 2;
  const middle = top + height / 2;
  return { layer, x: Math.round(x), top: middle - half, bottom: middle + half, size: card };
}

function unitsOf(
  widths: readonly number[],
  columns: readonly Column[],
): Pick<Places, "first" | "x" | "y" | "size"> {
  const first: number[] = [];
  const count = widths.reduce((sum, width) => sum + width, 0);
  const [x, y, size] = [count, count, count].map((n) => new Float32Array(n)) as [
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  let at = 0;
  for (const column of columns) {
    const units = widths[column.layer] ?? 0;
    first.push(at);
    const step = units > 1 ? (column.bottom - column.top - column.size) / (units - 1) : 0;
    for (let unit = 0; unit < units; unit++, at++) {
      x[at] = column.x;
      y[at] = Math.round((column.top + column.size / 2 + unit * step) * 2) / 2;
      size[at] = column.size;
    }
  }
  return { first, x, y, size };
}

function leastHeight(units: number): number {
  return Math.min(units, MOST_AT_LEAST_PITCH) * LEAST_PITCH;
}

/** Skips that lead past the same layers lie below each other; others share a strip. */
function levelsOf(skips: readonly Skip[]): { of: readonly number[]; count: number } {
  const taken: Skip[][] = [];
  const of = skips.map((skip) => {
    let level = taken.findIndex((others) => others.every((other) => isApart(skip, other)));
    if (level < 0) level = taken.push([]) - 1;
    taken[level]?.push(skip);
    return level;
  });
  return { of, count: taken.length };
}

function isApart(one: Skip, other: Skip): boolean {
  return one.layer <= other.source + 1 || other.layer <= one.source + 1;
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}
