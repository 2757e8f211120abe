import { effect, type ReadonlySignal } from "@preact/signals";

import type { Ramp } from "../paint/ramp";
import { atlasOf, type Atlas, type PictureBytes } from "./atlas";
import { inksNow } from "./inks";
import { paintEdges, paintRaised } from "./paint_edges";
import { paintUnits } from "./paint_units";
import { raised, scene, type Raised, type Scene } from "./scene";

/** More pixels than this to a CSS pixel are not seen any more. */
const DENSEST = 2;

/** Keeps both canvases painted, at most once a frame, until the answer is called. */
export function keepPainted(below: HTMLCanvasElement, above: HTMLCanvasElement): () => void {
  const ends = [
    onFrames(scene, (now) => paintScene(below, now)),
    onFrames(raised, (now) => paintAbove(above, now)),
  ];
  return () => ends.forEach((end) => end());
}

export function paintScene(canvas: HTMLCanvasElement, now: Scene): void {
  const context = cleared(canvas, now.places);
  if (!context) return;
  const { drawing, places, cards, isFaded } = now;
  const inks = inksNow();
  paintEdges(context, drawing, places, drawing.drawn, inks, isFaded);
  paintUnits(context, places, cards, cards.bytes && atlasWith(cards.bytes, inks.ramp), inks);
}

function paintAbove(canvas: HTMLCanvasElement, now: Raised): void {
  const context = cleared(canvas, now.places);
  if (!context) return;
  const { drawing, places, which, single } = now;
  const inks = inksNow();
  paintEdges(context, drawing, places, which, inks, false);
  for (const edge of single) paintRaised(context, drawing, places, edge, inks);
}

let kept: { readonly of: PictureBytes; readonly ramp: Ramp; readonly atlas: Atlas } | null = null;

/** The pictures in colour: painted anew only for other pictures or colours. */
function atlasWith(of: PictureBytes, ramp: Ramp): Atlas {
  if (kept?.of !== of || kept.ramp !== ramp) {
    kept = { of, ramp, atlas: atlasOf(of, ramp, kept?.atlas ?? null) };
  }
  return kept.atlas;
}

function onFrames<T>(what: ReadonlySignal<T | null>, paint: (now: T) => void): () => void {
  let frame = 0;
  const end = effect(() => {
    const now = what.value;
    cancelAnimationFrame(frame);
    if (now) frame = requestAnimationFrame(() => paint(now));
  });
  return () => {
    cancelAnimationFrame(frame);
    end();
  };
}

/** The canvas in the drawing's size, empty. */
function cleared(
  canvas: HTMLCanvasElement,
  { width, height }: { readonly width: number; readonly height: number },
): CanvasRenderingContext2D | null {
  const density = Math.min(DENSEST, devicePixelRatio || 1);
  const [wide, high] = [Math.round(width * density), Math.round(height * density)];
  if (canvas.width !== wide || canvas.height !== high) {
    canvas.width = wide;
    canvas.height = high;
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
  }
  const context = canvas.getContext("2d");
  context?.setTransform(density, 0, 0, density, 0, 0);
  context?.clearRect(0, 0, width, height);
  return context;
}
