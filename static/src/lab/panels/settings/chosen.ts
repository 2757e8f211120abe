import type { Chosen, Knob } from "../../contract";

/** Optimizers and schedules: one is chosen by name, and of its knobs those that were turned are given. */

export function valueOf(knob: Knob, { knobs }: Chosen): number {
  return knobs[knob.name] ?? knob.default;
}

export function turned(chosen: Chosen, knob: Knob, value: number): Chosen {
  return { ...chosen, knobs: { ...chosen.knobs, [knob.name]: value } };
}

/** Another one: what was turned stays where the other has the same knob, and the rest begins anew. */
export function switched(
  chosen: Chosen,
  name: string,
  before: readonly Knob[],
  after: readonly Knob[],
): Chosen {
  const kept = after.filter((knob) => {
    const twin = before.find((each) => each.name === knob.name);
    return chosen.knobs[knob.name] !== undefined && twin?.default === knob.default;
  });
  return {
    name,
    knobs: Object.fromEntries(kept.map((knob) => [knob.name, valueOf(knob, chosen)])),
  };
}

/** How knobs stand, in one line: `β₁ 0.9 · β₂ 0.999`. */
export function glance(knobs: readonly Knob[], chosen: Chosen): string {
  return knobs.map((knob) => `${knob.symbol || knob.title} ${valueOf(knob, chosen)}`).join(" · ");
}
