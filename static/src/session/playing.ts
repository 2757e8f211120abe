import { live, moment, playing, speed, stepCount, timeline } from "./state";

/** One step at 1x, in ms. */
const STEP = 450;
/** "Run backward" hurries so that the whole sweep takes no longer than this, ms. */
const SWEEP = 3200;

let request = 0;
/** Where a single step under way will land. */
let heading: number | null = null;
let pace = 1;

export function seek(to: number): void {
  pause();
  live.value = null;
  moment.value = Math.max(0, Math.min(Math.round(to), stepCount.value));
}

/** One step on; a step still under way is taken as done, so that no press is lost. */
export function stepForward(): void {
  if (heading !== null) moment.value = heading;
  glide(Math.floor(moment.value) + 1);
}

export function stepBack(): void {
  seek((heading ?? Math.ceil(moment.value)) - 1);
}

export function play(): void {
  if (moment.value >= stepCount.value) moment.value = 0;
  pace = speed.value;
  glide(stepCount.value);
}

/** Back to the end of forward if need be, then the whole backward sweep before the eyes. */
export function runBackward(): void {
  const now = timeline.value;
  if (!now) return;
  if (moment.value < now.forwardEnd || moment.value >= now.steps.length) {
    moment.value = now.forwardEnd;
  }
  const left = now.steps.length - now.forwardEnd;
  pace = Math.max(speed.value, (left * STEP) / SWEEP);
  glide(stepCount.value);
}

export function pause(): void {
  cancelAnimationFrame(request);
  heading = null;
  playing.value = false;
  moment.value = Math.round(moment.value);
}

function glide(to: number): void {
  cancelAnimationFrame(request);
  live.value = null;
  const end = Math.min(to, stepCount.value);
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
    moment.value = end;
    playing.value = false;
    return;
  }
  const single = end - moment.value <= 1;
  heading = single ? end : null;
  if (single) pace = speed.value;
  playing.value = !single;
  let last = performance.now();
  const tick = (now: number): void => {
    moment.value = Math.min(end, moment.value + ((now - last) / STEP) * pace);
    last = now;
    if (moment.value < end) request = requestAnimationFrame(tick);
    else {
      heading = null;
      playing.value = false;
    }
  };
  request = requestAnimationFrame(tick);
}
