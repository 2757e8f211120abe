/** What a record holds under a key of its own; ids such as "constructor" are names like others. */
export function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** The record without some keys; itself where it has none of them. */
export function without<T>(
  record: Readonly<Record<string, T>>,
  gone: (key: string) => boolean,
): Readonly<Record<string, T>> {
  const entries = Object.entries(record);
  const kept = entries.filter(([key]) => !gone(key));
  return kept.length === entries.length ? record : Object.fromEntries(kept);
}

/** The record with entries added, or put in place of those with their keys. */
export function withEntries<T>(
  record: Readonly<Record<string, T>>,
  entries: Iterable<readonly [string, T]>,
): Readonly<Record<string, T>> {
  const added = [...entries];
  return added.length === 0 ? record : Object.fromEntries([...Object.entries(record), ...added]);
}

/** The record with what stood under `from` standing under `to`; itself where nothing did. */
export function rekeyed<T>(
  record: Readonly<Record<string, T>>,
  from: string,
  to: string,
): Readonly<Record<string, T>> {
  if (!Object.hasOwn(record, from)) return record;
  return Object.fromEntries(
    Object.entries(record).map(([key, each]) => [key === from ? to : key, each] as const),
  );
}
