import type { Num, Value } from "../model/value";

/** A view of the answer's own bytes: the numbers of a column, or its text in UTF-8. */
export type Column = Float64Array | Int32Array | Uint8Array;

/** The columns of an answer by name, as docs/api.md describes them. */
export type ByteColumns = ReadonlyMap<string, Column>;

const MAGIC = "BPXC";
const VERSION = 1;
/** Bytes of the head, of what is told of each column, and of the name in it. */
const HEAD = 16;
const ENTRY = 32;
const NAME = 16;
/** Every column begins at a multiple of this, in bytes, so that numbers are read where they are. */
const ALIGNED = 8;

interface View {
  readonly BYTES_PER_ELEMENT: number;
  new (answer: ArrayBuffer, start: number, length: number): Column;
}

/** What each type is read with, in the machine's byte order: little-endian wherever browsers run. */
const VIEWS = new Map<number, View>([
  [1, Float64Array],
  [2, Int32Array],
  [3, Uint8Array],
]);

/** Every column of an answer, no number copied; types that are not known are left out. */
export function columnsOf(answer: ArrayBuffer): ByteColumns {
  const end = HEAD + ENTRY * countOf(answer);
  if (end > answer.byteLength) throw new Error("the answer ends amid the list of its columns");
  const columns = new Map<string, Column>();
  for (let entry = HEAD; entry < end; entry += ENTRY) {
    const name = textAt(answer, entry, NAME).replace(/\0+$/, "");
    const found = columnAt(answer, entry + NAME, name);
    if (found) columns.set(name, found);
  }
  return columns;
}

/** How many columns there are, if the answer has them in the one form that can be read. */
function countOf(answer: ArrayBuffer): number {
  if (answer.byteLength < HEAD || textAt(answer, 0, MAGIC.length) !== MAGIC) {
    throw new Error(`the answer is not columns of bytes: it does not begin with ${MAGIC}`);
  }
  const [version, count] = wordsAt(answer, MAGIC.length);
  if (version === VERSION) return count;
  throw new Error(`the columns are of version ${version}, and only ${VERSION} can be read`);
}

function columnAt(answer: ArrayBuffer, at: number, name: string): Column | null {
  const [type, start, length] = wordsAt(answer, at);
  const View = VIEWS.get(type);
  if (!View) return null;
  const end = start + length * View.BYTES_PER_ELEMENT;
  if (start % ALIGNED === 0 && end <= answer.byteLength) return new View(answer, start, length);
  throw new Error(`column ${name} does not lie within the answer at a multiple of ${ALIGNED}`);
}

/** A column of whole numbers. */
export function wholes(columns: ByteColumns, name: string): Int32Array {
  return column(columns, name, Int32Array);
}

/** The items of a column of numbers, in the form that JSON has them; null where there is none. */
export function items(columns: ByteColumns, name: string): (Value | null)[] {
  const numbers = column(columns, name, Float64Array);
  if (!columns.has(`${name}_ends`)) return nums(numbers);
  const axes = wholes(columns, `${name}_axes`);
  const sizes = wholes(columns, `${name}_sizes`);
  let [start, axis] = [0, 0];
  return Array.from(wholes(columns, `${name}_ends`), (end, i) => {
    const data = nums(numbers.subarray(start, end));
    const shape = Array.from(sizes.subarray(axis, axis + (axes[i] ?? 0)));
    start = end;
    axis += shape.length;
    return shape.length > 0 ? { shape, data } : (data[0] ?? null);
  });
}

/** The texts of a column, of which another tells where each ends in bytes. */
export function texts(columns: ByteColumns, name: string): string[] {
  const bytes = column(columns, name, Uint8Array);
  const whole = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  let [start, at] = [0, 0];
  return Array.from(wholes(columns, `${name}_ends`), (end) => {
    const from = at;
    for (; start < end; start++) at += codeUnits(bytes[start] ?? 0);
    return whole.slice(from, at);
  });
}

/** How many of a string's code units the character takes that this byte of UTF-8 begins, if any. */
function codeUnits(byte: number): number {
  const continues = (byte & 0xc0) === 0x80;
  return continues ? 0 : byte < 0xf0 ? 1 : 2;
}

function nums(numbers: Float64Array): Num[] {
  const named: Num[] = [];
  for (const x of numbers) named.push(Number.isFinite(x) ? x : (String(x) as Num));
  return named;
}

function textAt(answer: ArrayBuffer, start: number, length: number): string {
  return new TextDecoder().decode(new Uint8Array(answer, start, length));
}

/** Three numbers of the head or of an entry; they are little-endian. */
function wordsAt(answer: ArrayBuffer, start: number): [number, number, number] {
  const head = new DataView(answer, start, 12);
  return [head.getUint32(0, true), head.getUint32(4, true), head.getUint32(8, true)];
}

function column<T extends Column>(columns: ByteColumns, name: string, type: new () => T): T {
  const found = columns.get(name);
  if (!(found instanceof type)) throw new Error(`the answer lacks the column ${name}`);
  return found;
}
