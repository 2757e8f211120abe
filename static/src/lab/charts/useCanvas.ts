import { effect, signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";

import { theme } from "../../machine/theme";

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The colours of the page, for a canvas. */
export interface Inks {
  readonly card: string;
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
  readonly strong: string;
  readonly blue: string;
  readonly font: string;
}

type Paint = (context: CanvasRenderingContext2D, size: Size, inks: Inks) => void;

/**
 * A canvas as sharp as the screen, in the size that CSS gives it. It is painted anew when that
 * size, the colours, or a signal that `paint` reads has changed.
 */
export function useCanvas(paint: Paint) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const newest = useRef(paint);
  newest.current = paint;
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext("2d");
    if (!element || !context) return;
    const room = signal<Size>({ width: 0, height: 0 });
    const measure = () => {
      room.value = { width: element.clientWidth, height: element.clientHeight };
    };
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    // The zoom of the page changes what a pixel is, and so the window's size in them.
    addEventListener("resize", measure);
    // The style sheets follow the theme before anything is painted in its colours.
    const unthemed = theme.subscribe(() => queueMicrotask(measure));
    const stop = effect(() => {
      const size = room.value;
      if (size.width === 0 || size.height === 0) return;
      sharpen(element, size);
      context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
      context.clearRect(0, 0, size.width, size.height);
      newest.current(context, size, inksNow());
    });
    return () => {
      stop();
      watch.disconnect();
      removeEventListener("resize", measure);
      unthemed();
    };
  }, []);
  return canvas;
}

function sharpen(canvas: HTMLCanvasElement, { width, height }: Size): void {
  const [across, down] = [width, height].map((each) => Math.round(each * devicePixelRatio));
  if (canvas.width !== across) canvas.width = across ?? 0;
  if (canvas.height !== down) canvas.height = down ?? 0;
}

function inksNow(): Inks {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    card: token("--card"),
    ink: token("--ink"),
    soft: token("--soft"),
    line: token("--line"),
    strong: token("--strong-line"),
    blue: token("--blue"),
    font: `11px ${token("--sans")}`,
  };
}
