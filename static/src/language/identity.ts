/** Which node of a graph was which before some were called differently. */
export class Identity {
  private readonly later: ReadonlyMap<string, string>;
  private readonly earlier: ReadonlyMap<string, string>;

  /** `renames` has new ids by old ones. */
  constructor(renames: Readonly<Record<string, string>>) {
    const pairs = Object.entries(renames).filter(([old, id]) => old !== id);
    this.later = new Map(pairs);
    this.earlier = new Map(pairs.map(([old, id]) => [id, old]));
  }

  now(old: string): string {
    return this.later.get(old) ?? old;
  }

  /** What a node was called; null where a node of that id was then another one. */
  was(id: string): string | null {
    return this.earlier.get(id) ?? (this.later.has(id) ? null : id);
  }
}
