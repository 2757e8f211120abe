/** A column as tests write it: its name, its type's number, and what it holds. */
export type Written = readonly [string, number, readonly number[]];

export const float64 = (name: string, ...held: number[]): Written => [name, 1, held];
export const int32 = (name: string, ...held: number[]): Written => [name, 2, held];
export const utf8 = (name: string, text: string): Written => [
  name,
  3,
  [...new TextEncoder().encode(text)],
];

const BYTES = [0, 8, 4, 1];

/** An answer of these columns, written number by number as docs/api.md describes it. */
export function answerOf(...columns: readonly Written[]): ArrayBuffer {
  const starts: number[] = [];
  let end = 16 + 32 * columns.length;
  for (const [, type, held] of columns) {
    starts.push(end);
    end += Math.ceil(((BYTES[type] ?? 8) * held.length) / 8) * 8;
  }
  const answer = new ArrayBuffer(end);
  const view = new DataView(answer);
  write(view, 0, "BPXC");
  view.setUint32(4, 1, true);
  view.setUint32(8, columns.length, true);
  columns.forEach(([name, type, held], i) => {
    const [entry, start] = [16 + 32 * i, starts[i] ?? 0];
    write(view, entry, name);
    [type, start, held.length].forEach((x, j) => view.setUint32(entry + 16 + 4 * j, x, true));
    held.forEach((x, j) => {
      if (type === 2) view.setInt32(start + 4 * j, x, true);
      else if (type === 3) view.setUint8(start + j, x);
      else view.setFloat64(start + 8 * j, x, true);
    });
  });
  return answer;
}

function write(view: DataView, at: number, text: string): void {
  new TextEncoder().encode(text).forEach((byte, i) => view.setUint8(at + i, byte));
}
