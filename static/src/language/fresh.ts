import type { Ops } from "../model/graph";
import { ALIASES, HOLE, LONGEST_NAME, spelling, WORDS } from "./names";

/** Room for a number behind a name. */
const LONGEST_STEM = LONGEST_NAME - 8;

/** Finds names that a text can give to nodes and that nothing else has. */
export class FreshNames {
  private readonly taken: Set<string>;
  private readonly ops: Ops;
  /** The last number tried behind a name. */
  private readonly tried = new Map<string, number>();

  constructor(taken: Iterable<string>, ops: Ops) {
    this.taken = new Set(taken);
    this.ops = ops;
  }

  /** `wanted` as nearly as it can be written, now taken. */
  take(wanted: string): string {
    const stem = spellable(wanted);
    let name = stem;
    let n = this.tried.get(stem) ?? 0;
    while (!this.isFree(name)) {
      n += 1;
      name = `${stem}_${n}`;
    }
    this.tried.set(stem, n);
    this.taken.add(name);
    return name;
  }

  private isFree(name: string): boolean {
    if (name === HOLE || WORDS.has(name) || this.taken.has(name)) return false;
    return spelling(name) === name && !this.ops.has(ALIASES.get(name) ?? name);
  }
}

/** An id with what no name may hold turned into _, such as layer1_neuron3 for layer1/neuron3. */
function spellable(id: string): string {
  if (spelling(id) === id) return id;
  const signs = Array.from(id.normalize("NFKC"), (sign) => (IN_NAMES.test(sign) ? sign : "_"));
  const stem = signs.slice(0, LONGEST_STEM).join("");
  return stem === "" || !BEGINS_NAMES.test(stem) ? `n_${stem}` : stem;
}

const IN_NAMES = /^(?=[\p{L}\p{N}_]|[\u0300-\u036f])\p{XIDC}$/u;
const BEGINS_NAMES = /^(?=[\p{L}\p{Nl}_])[\p{XIDS}_]/u;
