import { useEffect, useRef } from "preact/hooks";

import { toFloat, type Num } from "../../../model/value";

interface Props {
  readonly values: readonly Num[];
  /** Rows and columns. */
  readonly size: readonly [number, number];
  /** What it shows; without one it is decoration. */
  readonly name?: string;
}

/** A sample drawn as the picture that it is: the more ink, the higher the number. */
export function Picture({ values, size: [height, width], name }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    const image = context.createImageData(width, height);
    const inks = values.map(toFloat);
    const most = inks.reduce((high, value) => Math.max(high, value), 0) || 1;
    for (const [i, value] of inks.entries()) image.data[4 * i + 3] = inked(value, most);
    context.putImageData(image, 0, 0);
  }, [values, width, height]);
  const told = name
    ? ({ role: "img", "aria-label": name } as const)
    : ({ "aria-hidden": true } as const);
  return <canvas ref={canvas} class="picture" width={width} height={height} {...told} />;
}

function inked(value: number, most: number): number {
  return Math.round((255 * Math.max(0, value)) / most);
}
