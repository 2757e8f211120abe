import type { RefObject } from "preact";
import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";

import { axesOf, every, HEIGHT, LEFT, RIGHT, tenTo, TOP, WORDS, type Axes } from "./chart_axes";
import type { ErrorCurve, Errors, Looked, LookedAt } from "./error_curve";
import { Regimes, type RegimeWords } from "./Regimes";
import { LEAST, MOST, powerOf } from "./step_text";

interface Props {
  readonly curve: ErrorCurve;
  readonly regimes: RegimeWords;
  readonly name: string;
  readonly at: LookedAt;
  readonly onStep: (step: number) => void;
}

/** Decades between the numbers along the steps; along the errors there are so many numbers. */
const ACROSS = 3;
const NUMBERS = 4;

/** The error over the step, log over log; pressed or dragged, it sets the step. */
export function ErrorChart({ curve, regimes, name, at, onStep }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const axes = useMemo(() => axesOf(curve, width), [curve, width]);
  function point({ clientX, currentTarget, buttons }: PointerEvent): void {
    if (buttons !== 1 || !(currentTarget instanceof Element)) return;
    const { left } = currentTarget.getBoundingClientRect();
    onStep(10 ** powerOf(10 ** axes.power(clientX - left)));
  }
  return (
    <div class="curve-chart" ref={box}>
      <svg
        role="img"
        aria-label={name}
        width={width}
        height={HEIGHT}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          point(event);
        }}
        onPointerMove={point}
      >
        <Grid axes={axes} width={width} />
        <Mark axes={axes} step={curve.chosen.central.step} kind="chosen" />
        <Mark axes={axes} step={curve.chosen.oneSided.step} kind="chosen" />
        <Mark axes={axes} step={at.central.step} kind="looked-at" />
        <Drawn axes={axes} curve={curve} />
        <Regimes words={regimes} width={width} />
        <At axes={axes} looked={at.oneSided} kind="one-sided" />
        <At axes={axes} looked={at.central} kind="central" />
      </svg>
    </div>
  );
}

function Grid({ axes, width }: { readonly axes: Axes; readonly width: number }) {
  const { x, y, least, most } = axes;
  const [floor, end] = [y(0), width - RIGHT];
  const across = every(ACROSS, LEAST, MOST);
  const gap = Math.ceil((most - least) / NUMBERS);
  const up = every(gap, Math.ceil((least + gap / 2) / gap) * gap, most);
  return (
    <g class="curve-grid">
      {across.map((power) => (
        <g key={power}>
          <line x1={x(power)} x2={x(power)} y1={TOP} y2={floor} />
          <text x={x(power)} y={floor + 16} text-anchor="middle">
            {tenTo(power)}
          </text>
        </g>
      ))}
      {up.map((power) => (
        <g key={power}>
          <line x1={LEFT} x2={end} y1={y(10 ** power)} y2={y(10 ** power)} />
          <text x={LEFT - 6} y={y(10 ** power) + 4} text-anchor="end">
            {tenTo(power)}
          </text>
        </g>
      ))}
      <line class="floor" x1={LEFT} x2={end} y1={floor} y2={floor} />
      <text x={LEFT - 6} y={floor + 4} text-anchor="end">
        exact
      </text>
      <text x={(LEFT + end) / 2} y={floor + 34} text-anchor="middle">
        step h
      </text>
    </g>
  );
}

/** A step, from the words down to the axis. */
function Mark({ axes, step, kind }: { axes: Axes; step: number; kind: "chosen" | "looked-at" }) {
  const x = axes.x(Math.max(LEAST, Math.min(MOST, Math.log10(step))));
  return <line class={`mark ${kind}`} x1={x} x2={x} y1={TOP + WORDS - 6} y2={axes.y(0)} />;
}

interface AtProps {
  readonly axes: Axes;
  readonly looked: Looked;
  readonly kind: "central" | "one-sided";
}

/** How far off a difference is by the step that is looked at. */
function At({ axes, looked: { step, error }, kind }: AtProps) {
  if (error === null) return null;
  return <circle class={`at ${kind}`} cx={axes.x(Math.log10(step))} cy={axes.y(error)} r="5" />;
}

/** Both curves; where a difference is exactly right there is a dot at the floor, and the line breaks. */
function Drawn({ axes, curve }: { readonly axes: Axes; readonly curve: ErrorCurve }) {
  return useMemo(() => {
    const powers = curve.steps.map((step) => Math.log10(step));
    return (
      <>
        <Series axes={axes} powers={powers} errors={curve.oneSided} kind="one-sided" />
        <Series axes={axes} powers={powers} errors={curve.central} kind="central" />
      </>
    );
  }, [axes, curve]);
}

interface SeriesProps {
  readonly axes: Axes;
  readonly powers: readonly number[];
  readonly errors: Errors;
  readonly kind: "central" | "one-sided";
}

function Series({ axes, powers, errors, kind }: SeriesProps) {
  const places = powers.map((power, i) => {
    const error = errors[i];
    return typeof error === "number" ? { x: axes.x(power), y: axes.y(error), error } : null;
  });
  const line = places
    .map((at, i) => {
      if (!at?.error) return "";
      return `${places[i - 1]?.error ? "L" : "M"}${at.x.toFixed(1)} ${at.y.toFixed(1)}`;
    })
    .join("");
  return (
    <g class={kind}>
      <path d={line} />
      {places.map((at, i) => at && <circle key={i} cx={at.x} cy={at.y} r="1.6" />)}
    </g>
  );
}

/** The width of an element as it is, px. */
function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const seen = element.current;
    if (!seen) return undefined;
    const watch = new ResizeObserver(() => setWidth(seen.clientWidth));
    watch.observe(seen);
    setWidth(seen.clientWidth);
    return () => watch.disconnect();
  }, []);
  return width;
}
