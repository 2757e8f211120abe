import { LEFT, RIGHT, TOP } from "./chart_axes";
import { slopesOf, type ErrorCurve } from "./error_curve";

/** How steep the curves are on both sides of their best steps, in words. */
export interface RegimeWords {
  readonly rounding: string;
  readonly truncation: string;
}

export function regimesOf(curve: ErrorCurve): RegimeWords {
  const [central, oneSided] = [slopesOf(curve, curve.central), slopesOf(curve, curve.oneSided)];
  const rounding = central.rounding ?? oneSided.rounding;
  return {
    rounding: rounding === null ? "not seen" : `slope ${slopeText(rounding)}`,
    truncation: truncationText(central.truncation, oneSided.truncation),
  };
}

function truncationText(central: number | null, oneSided: number | null): string {
  if (central === null)
    return oneSided === null ? "not seen" : `one-sided alone: slope ${slopeText(oneSided)}`;
  return `slope ${slopeText(central)}, one-sided ${oneSided === null ? "none" : slopeText(oneSided)}`;
}

/** Nearly a whole number is said as one. */
function slopeText(slope: number): string {
  const whole = Math.round(slope);
  const text = Math.abs(slope - whole) < 0.15 ? String(whole) : slope.toFixed(1);
  return text.replace("-", "−");
}

interface Props {
  readonly words: RegimeWords;
  readonly width: number;
}

/** The names of both regimes, above the side of the curves where each reigns. */
export function Regimes({ words: { rounding, truncation }, width }: Props) {
  const end = width - RIGHT - 8;
  return (
    <g class="curve-regimes">
      <text x={LEFT + 8} y={TOP + 12}>
        <tspan class="name">rounding</tspan>
        <tspan x={LEFT + 8} dy="15">
          {rounding}
        </tspan>
      </text>
      <text x={end} y={TOP + 12} text-anchor="end">
        <tspan class="name">truncation</tspan>
        <tspan x={end} dy="15">
          {truncation}
        </tspan>
      </text>
    </g>
  );
}
