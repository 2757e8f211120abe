import type { Stretch } from "../model/reading";

/** What a name means at a place: a node, or nothing because its line cannot be read. */
export type Meaning = { readonly id: string } | { readonly unreadOn: number };

/** A name that is read above the line that first assigns it. */
export interface Forward {
  readonly name: string;
  readonly at: Stretch;
  /** The line that first assigns it. */
  readonly line: number;
}

/** What is known of a name at the place that is being read. */
interface Known {
  /** The line that first assigns it. */
  readonly line: number;
  /** So many statements assign it, and so many of them are read. */
  total: number;
  done: number;
  /** What it means here, and what it means once it is first assigned. */
  meaning: Meaning | null;
  first: Meaning | null;
}

/** No name begins so. */
const AHEAD = "→";

/** What names mean while a text is read from top to bottom. */
export class Scope {
  readonly forwards: Forward[] = [];
  private readonly names = new Map<string, Known>();

  /** `targets` are the names that the text assigns, in order, each time. */
  constructor(targets: Iterable<{ readonly name: string; readonly line: number }>) {
    for (const { name, line } of targets) this.known(name, line).total += 1;
  }

  /** Whether the text assigns the name anywhere. */
  assigns(name: string): boolean {
    return (this.names.get(name)?.total ?? 0) > 0;
  }

  meaning(name: string): Meaning | null {
    return this.names.get(name)?.meaning ?? null;
  }

  /** Let a name that is never assigned mean the input of that name. */
  open(name: string): void {
    this.known(name, 0).meaning = { id: name };
  }

  /** Forget an input that only a line named that cannot be read. */
  forget(name: string): void {
    this.names.delete(name);
  }

  /** The id of the node that the next assignment of `name` makes. */
  nextId(name: string): string {
    const { done, total } = this.known(name, 0);
    return done + 1 < total ? `${name}.${done + 1}` : name;
  }

  assign(name: string, id: string): void {
    this.mean(name, { id });
  }

  /** Take `name` as assigned by a line that cannot be read. */
  skip(name: string, line: number): void {
    this.mean(name, { unreadOn: line });
  }

  /** A stand-in for the node that `name` will mean once it is assigned further down. */
  forward(name: string, at: Stretch): string {
    this.forwards.push({ name, at, line: this.known(name, 0).line });
    return `${AHEAD}${this.forwards.length - 1}`;
  }

  /** The reading further up that an id stands in for, if it does. */
  forwardOf(id: string): Forward | null {
    return id.startsWith(AHEAD) ? (this.forwards[Number(id.slice(1))] ?? null) : null;
  }

  /** The node that an id means at last; null where that is a line that cannot be read. */
  resolved(id: string): string | null {
    const passed = new Set<string>();
    for (let at = id; ;) {
      const forward = this.forwardOf(at);
      if (!forward) return at;
      const meaning = this.names.get(forward.name)?.first;
      if (!meaning || "unreadOn" in meaning || passed.has(at)) return null;
      passed.add(at);
      at = meaning.id;
    }
  }

  private mean(name: string, meaning: Meaning): void {
    const known = this.known(name, 0);
    known.done += 1;
    known.meaning = meaning;
    known.first ??= meaning;
  }

  private known(name: string, line: number): Known {
    let known = this.names.get(name);
    if (!known) {
      known = { line, total: 0, done: 0, meaning: null, first: null };
      this.names.set(name, known);
    }
    return known;
  }
}
