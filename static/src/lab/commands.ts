import { isTheirs, keyName, TYPED_IN } from "../machine/keys";
import { changeTheme, theme } from "../machine/theme";
import {
  backward,
  canRedo,
  canUndo,
  isBatchWalked,
  next,
  overlay,
  pause,
  play,
  redo,
  rewind,
  run,
  share,
  stepBatch,
  stepEpoch,
  stepSample,
  stop,
  undo,
  walked,
} from "./session";

/** One thing a person can do in the lab. */
export interface LabCommand {
  /** What its button is called. */
  readonly name: string | (() => string);
  /** What it does, as the help and the tooltip say it. */
  readonly does: string | (() => string);
  /** Written on the button, where the name is too long for it. */
  readonly short?: string;
  /** Path data on a grid of 20; filled. */
  readonly icon?: string;
  readonly keys: readonly string[];
  readonly group: Group;
  /** Where its button stands; without one it has keys, or is a switch elsewhere. */
  readonly place?: "bar" | "training";
  readonly isOff?: () => boolean;
  readonly run: () => void;
}

export const GROUPS = ["Training", "Experiment", "Look", "Help"] as const;
type Group = (typeof GROUPS)[number];

const isRunning = (): boolean => run.value?.status === "running";
const isGone = (): boolean =>
  run.value === null || run.value.status === "stopped" || run.value.status === "failed";
const isOver = (): boolean => isGone() || run.value?.status === "finished";

export const COMMANDS: readonly LabCommand[] = [
  {
    name: "Rewind",
    does: "Back to the exact same start",
    keys: ["Home"],
    group: "Training",
    place: "training",
    isOff: () => isGone() || (run.value?.steps === 0 && !isRunning()),
    run: () => void rewind(),
  },
  {
    name: "One sample",
    short: "Sample",
    does: () =>
      next.value.length > 0 && isBatchWalked()
        ? "Make the step of the batch that was walked through"
        : `Sample ${walked.value + 1} of ${next.value.length} of the next batch, forward and backward`,
    keys: ["s"],
    group: "Training",
    place: "training",
    isOff: isOver,
    run: () => void stepSample(),
  },
  {
    name: "One batch",
    short: "Batch",
    does: "Train on one batch: one step of the optimizer",
    keys: ["ArrowRight"],
    group: "Training",
    place: "training",
    isOff: isOver,
    run: () => void stepBatch(),
  },
  {
    name: "One epoch",
    short: "Epoch",
    does: "Train on every sample once",
    keys: ["Shift+ArrowRight"],
    group: "Training",
    place: "training",
    isOff: isOver,
    run: () => void stepEpoch(),
  },
  {
    name: () => (isRunning() ? "Pause" : "Play"),
    does: "Train, or rest",
    keys: ["Space"],
    group: "Training",
    place: "training",
    run: () => void (isRunning() ? pause() : play()),
  },
  {
    name: "Stop",
    does: "End this run; what it came to stays on the page",
    keys: [],
    group: "Training",
    place: "training",
    isOff: isOver,
    run: () => void stop(),
  },
  {
    name: "Show gradients",
    does: "Draw edges by the gradient of the loss, in red, instead of by weight",
    keys: ["b"],
    group: "Look",
    run: () => (backward.value = !backward.value),
  },
  {
    name: "Undo",
    does: "Take back the last change of the experiment",
    icon: "M8 3v3c5 0 8 3 8 8v2h-2v-2c0-4-2-6-6-6v3L3 7z",
    keys: ["Control+z"],
    group: "Experiment",
    place: "bar",
    isOff: () => !canUndo.value,
    run: undo,
  },
  {
    name: "Redo",
    does: "Make the change again",
    icon: "M12 3v3c-5 0-8 3-8 8v2h2v-2c0-4 2-6 6-6v3l5-4z",
    keys: ["Control+Shift+z", "Control+y"],
    group: "Experiment",
    place: "bar",
    isOff: () => !canRedo.value,
    run: redo,
  },
  {
    name: "Share",
    does: "Copy a link that holds the whole experiment",
    short: "Share",
    keys: [],
    group: "Experiment",
    place: "bar",
    run: () => void share(),
  },
  {
    name: () => (theme.value === "dark" ? "Light theme" : "Dark theme"),
    does: "Light or dark, whatever the system has; it is kept on this machine",
    icon: "M10 2a8 8 0 0 0 0 16zM10 2a8 8 0 0 1 0 16v-1.6a6.4 6.4 0 0 0 0-12.8z",
    keys: [],
    group: "Look",
    place: "bar",
    run: changeTheme,
  },
  {
    name: "Help",
    does: "See every key",
    icon: "M10 3c3 0 5 2 5 4 0 3-4 3-4 6H9c0-4 4-4 4-6 0-1-1-2-3-2S7 6 7 8H5c0-3 2-5 5-5zM9 15h2v2H9z",
    keys: ["?"],
    group: "Help",
    place: "bar",
    run: () => (overlay.value = "help"),
  },
];

/** The command of a name. */
export function nameOf({ name }: LabCommand): string {
  return typeof name === "string" ? name : name();
}

export function docOf({ does }: LabCommand): string {
  return typeof does === "string" ? does : does();
}

/** Run the command that a key stands for, unless the person is typing or answering a dialog. */
export function onKey(event: KeyboardEvent): void {
  const target = event.target instanceof Element ? event.target : null;
  const isElsewhere = event.defaultPrevented || target?.closest(`${TYPED_IN}, dialog`);
  if (isElsewhere || isTheirs(event.key, target)) return;
  const pressed = keyName(event);
  const command = COMMANDS.find(({ keys }) => keys.includes(pressed));
  if (!command) return;
  event.preventDefault();
  if (!command.isOff?.()) command.run();
}
