import { isOrigin, type Case, type Told } from "./findings";

const KINDS = {
  nan: "NaN",
  infinite: "infinite",
  vanishing: "vanishing",
  exploding: "exploding",
  blocked: "blocked",
} as const;

/** What a finding is, such as "infinite gradient". */
export function labelOf({ kind, of }: Told): string {
  return `${KINDS[kind]} ${of === "value" ? "value" : "gradient"}`;
}

/** A finding as a card tells it, in its name and its tooltip. */
export function signName(told: Told): string {
  return `${labelOf(told)} ${roleOf(told, "produced here")}: ${told.message}`;
}

/** Where a gradient vanishes along a chain, each node goes on with it. */
export function roleOf(told: Told, produced: string): string {
  if (isOrigin(told)) return produced;
  return told.role === "produced" ? "goes on" : "passed on";
}

/** Which factor is guilty, where that is a question. */
export function guiltOf({ of, role, factor }: Told): string {
  if (of === "value") return "";
  switch (factor) {
    case "local":
      return role === "produced"
        ? "The local derivative is to blame."
        : "The local derivative is spoilt by a value.";
    case "upstream":
      return "The gradient from upstream is to blame.";
    case "product":
      return "Neither factor is to blame alone: their product is.";
    case "sum":
      return "No contribution is to blame alone: their sum is.";
    default:
      return "";
  }
}

/**
 * All that is wrong in a line: what was produced and, of one thing alone, `how`; and by how many
 * nodes it is passed on.
 */
export function summaryOf(cases: readonly Case[], how: (told: Told) => string): string {
  const counts = new Map<string, number>();
  for (const { first } of cases) {
    const label = labelOf(first);
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  const listed = [...counts].map(([label, count]) => `${count} ${count > 1 ? `${label}s` : label}`);
  const [only] = cases.length === 1 ? cases : [];
  const at = only?.first.role === "produced" ? `, produced ${how(only.first)}` : "";
  const heads = new Set(cases.map(({ first }) => first.node));
  const others = cases.flatMap((each) => each.others);
  const followers = new Set(others.map(({ node }) => node));
  const isPassed = others.every(({ role }) => role === "passed on");
  const passed = [...followers].filter((node) => !heads.has(node)).length;
  const words = `${listedAs(listed)}${at}`;
  if (passed === 0) return words;
  const nodes = passed > 1 ? `${passed} nodes` : "1 node";
  return isPassed
    ? `${words}; passed on by ${nodes}`
    : `${words}; ${nodes} ${passed > 1 ? "follow" : "follows"}`;
}

function listedAs(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} and ${last}`;
}
