/** GIF codes are at most so many bits long; a full table is begun anew. */
const LONGEST = 12;

/**
 * Variable-length LZW as GIF has it, lowest bits first (GIF89a specification, appendix F).
 * `bits` is the size of an index, from 2 to 8.
 */
export function compressed(indices: Uint8Array, bits: number): Uint8Array {
  const out = new BitWriter(indices.length);
  const clear = 1 << bits;
  const end = clear + 1;
  let codes = new Map<number, number>();
  let next = end + 1;
  let width = bits + 1;
  out.write(clear, width);
  let prefix = indices[0] ?? 0;
  for (let i = 1; i < indices.length; i += 1) {
    const index = indices[i] ?? 0;
    // A string is known by the code of all but its last index, and that index.
    const string = (prefix << 8) | index;
    const known = codes.get(string);
    if (known !== undefined) {
      prefix = known;
      continue;
    }
    out.write(prefix, width);
    prefix = index;
    if (next === 1 << LONGEST) {
      out.write(clear, width);
      codes = new Map();
      next = end + 1;
      width = bits + 1;
      continue;
    }
    // Whoever reads is one string behind: only a code above the width's last makes it longer.
    if (next === 1 << width) width += 1;
    codes.set(string, next);
    next += 1;
  }
  out.write(prefix, width);
  if (next === 1 << width && width < LONGEST) width += 1;
  out.write(end, width);
  return out.bytes();
}

/** Bits in a row, the lowest of each code first. */
class BitWriter {
  #bytes: Uint8Array;
  #length = 0;
  #held = 0;
  #count = 0;

  constructor(expected: number) {
    this.#bytes = new Uint8Array(Math.max(64, expected >> 2));
  }

  write(code: number, width: number): void {
    this.#held |= code << this.#count;
    this.#count += width;
    while (this.#count >= 8) {
      this.#push(this.#held & 0xff);
      this.#held >>>= 8;
      this.#count -= 8;
    }
  }

  bytes(): Uint8Array {
    if (this.#count > 0) this.#push(this.#held & 0xff);
    this.#count = 0;
    return this.#bytes.slice(0, this.#length);
  }

  #push(byte: number): void {
    if (this.#length === this.#bytes.length) {
      const larger = new Uint8Array(this.#bytes.length * 2);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes[this.#length] = byte;
    this.#length += 1;
  }
}
