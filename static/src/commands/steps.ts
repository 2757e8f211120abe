import {
  mode,
  onceCurrent,
  pause,
  play,
  playing,
  runBackward,
  seek,
  setMode,
  stepBack,
  stepCount,
  stepForward,
  valuesOnly,
} from "../session";
import type { Command } from "./command";

/** A command that moves along the trace, of the graph as it is typed now. */
const along = (move: () => void) => () => onceCurrent(move);

/** Along the trace. */
export const STEPS: readonly Command[] = [
  {
    name: "First step",
    does: "Go back to the start",
    icon: "M4 4h2v12H4zM16 4v12L7 10z",
    keys: ["Home"],
    group: "Steps",
    place: "steps",
    run: along(() => seek(0)),
  },
  {
    name: "Step back",
    does: "One step back",
    icon: "M14 4v12l-9-6z",
    keys: ["ArrowLeft"],
    group: "Steps",
    place: "steps",
    run: along(stepBack),
  },
  {
    name: () => (playing.value ? "Pause" : "Play"),
    does: "Play or pause",
    icon: () => (playing.value ? "M5 4h4v12H5zM11 4h4v12h-4z" : "M6 4v12l10-6z"),
    keys: ["Space"],
    group: "Steps",
    place: "steps",
    run: along(() => (playing.value ? pause() : play())),
  },
  {
    name: "Step forward",
    does: "One step on",
    icon: "M6 4v12l9-6z",
    keys: ["ArrowRight"],
    group: "Steps",
    place: "steps",
    run: along(stepForward),
  },
  {
    name: "Last step",
    does: "Go to the end",
    icon: "M14 4h2v12h-2zM4 4v12l9-6z",
    keys: ["End"],
    group: "Steps",
    place: "steps",
    run: along(() => seek(stepCount.value)),
  },
  {
    name: "Run backward",
    does: "Play the backward sweep, from the output to the inputs",
    icon: "M16 4v12l-7-5v5l-7-6 7-6v5z",
    keys: ["b"],
    group: "Steps",
    place: "beside the steps",
    named: true,
    isOff: () => valuesOnly.value || stepCount.value === 0,
    run: along(runBackward),
  },
  {
    name: () => (mode.value === "counting" ? "Show gradients" : "Count paths"),
    does: "Read every local derivative as 1: gradients become the numbers of paths to the output",
    keys: ["p"],
    group: "Steps",
    menus: ["ground"],
    run: () => setMode(mode.value === "counting" ? "reverse" : "counting", null),
  },
];
