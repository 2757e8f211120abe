import type { Problem } from "../../api/contract";

/** What is wrong at a place of the experiment or below it, in words; null where nothing is. */
export function faultAt(problems: readonly Problem[], pointer: string): string | null {
  const here = problems.filter(({ where }) => where === pointer || where.startsWith(`${pointer}/`));
  return here.length === 0 ? null : here.map(({ message }) => message).join("; ");
}

/** The same of what is wrong at this very place, and not below it. */
export function faultOf(problems: readonly Problem[], pointer: string): string | null {
  return faultAt(
    problems.filter(({ where }) => where === pointer),
    pointer,
  );
}
