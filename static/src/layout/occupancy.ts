import { boxesIn, boxIndex, type BoxIndex } from "./box_index";
import type { Box, Point } from "./layout";

/** Boxes that came since the index was made, before it is made anew. */
const MOST_RECENT = 256;
/** Columns to either side that are looked at for a free place, and what a step to one costs. */
const COLUMNS = 2;
const SIDEWAYS = 2;

/** Least room between two boxes, px. */
export interface Room {
  readonly across: number;
  readonly down: number;
}

/** What room is taken on the canvas; it grows as boxes are added. */
export class Occupancy {
  private readonly boxes: Box[];
  private index: BoxIndex;
  private recent: Box[] = [];
  private readonly room: Room;

  constructor(boxes: readonly Box[], room: Room) {
    this.room = room;
    this.boxes = [...boxes];
    this.index = boxIndex(boxes);
  }

  add(box: Box): void {
    this.recent.push(box);
    if (this.recent.length < MOST_RECENT) return;
    this.boxes.push(...this.recent);
    this.index = boxIndex(this.boxes);
    this.recent = [];
  }

  /** Whether a box has room where it is, also from `others`. */
  fits(box: Box, others: readonly Box[] = []): boolean {
    return this.near(box, box.y, box.y + box.height, others).length === 0;
  }

  /** The place nearest to a box where it has room: in its column first, then beside it. */
  nearest(box: Box, others: readonly Box[] = []): Point {
    const step = box.width + this.room.across;
    let [best, least]: [Point, number] = [box, Infinity];
    for (let i = 0; i <= 2 * COLUMNS; i++) {
      const dx = Math.ceil(i / 2) * (i % 2 === 0 ? -step : step);
      if (Math.abs(dx) * SIDEWAYS >= least) break;
      const x = box.x + dx;
      const y = this.nearestY({ ...box, x }, others);
      const cost = Math.abs(dx) * SIDEWAYS + Math.abs(y - box.y);
      if (cost < least) [best, least] = [{ x, y }, cost];
    }
    return best;
  }

  private nearestY(box: Box, others: readonly Box[]): number {
    const { down } = this.room;
    const blocked = this.near(box, -Infinity, Infinity, others)
      .map(({ y, height }) => ({ above: y - down - box.height, below: y + height + down }))
      .sort((a, b) => a.above - b.above);
    let run = { above: -Infinity, below: -Infinity };
    for (const { above, below } of blocked) {
      if (above < run.below) run.below = Math.max(run.below, below);
      else if (run.below > box.y) break;
      else run = { above, below };
    }
    if (run.above >= box.y || run.below <= box.y) return box.y;
    return box.y - run.above <= run.below - box.y ? run.above : run.below;
  }

  private near(box: Box, top: number, bottom: number, others: readonly Box[]): Box[] {
    const { across, down } = this.room;
    const left = box.x - across;
    const right = box.x + box.width + across;
    const area = { left, right, top: top - down, bottom: bottom + down };
    const standing = boxesIn(this.index, area).flatMap((i) => this.boxes[i] ?? []);
    const meets = (other: Box): boolean =>
      other.x < right &&
      other.x + other.width > left &&
      other.y < area.bottom &&
      other.y + other.height > area.top;
    return [...standing, ...this.recent.filter(meets), ...others.filter(meets)];
  }
}
