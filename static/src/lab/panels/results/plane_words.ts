import { typographic } from "../../charts/ticks";
import type { Axis, RunData } from "../../contract";
import { short } from "../../../model/format";

/** What the figure shows, for those who cannot see it. */
export function planeWords(axes: readonly Axis[], data: RunData | null, isUnit: boolean): string {
  if (axes.length === 0) return "Nothing is drawn yet.";
  const what = isUnit
    ? "What the chosen unit answers"
    : data?.classes
      ? "Which class the network tells"
      : "What the network answers";
  const over = axes.map(
    ({ feature, low, high }) =>
      `${feature} from ${typographic(short(low))} to ${typographic(short(high))}`,
  );
  const held = data?.held_out.length ?? 0;
  const train = (data?.rows.length ?? 0) - held;
  return `${what} over ${over.join(" and ")}; ${train} training samples and ${held} held-out ones are marked.`;
}

/** Where samples have more features than the plane has: what became of the others. */
export function projectionWords(axes: readonly Axis[], features: number): string | null {
  const others = features - axes.length;
  if (axes.length === 0 || others <= 0) return null;
  const rest =
    others === 1
      ? "The other feature is at its mean"
      : `The other ${others} features are at their mean`;
  return `${rest} here, but not in the samples: a point can lie beside its own answer.`;
}
