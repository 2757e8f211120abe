import {
  history,
  newGraph,
  onceCurrent,
  pause,
  play,
  playing,
  redo,
  runBackward,
  seek,
  stepBack,
  stepCount,
  stepForward,
  undo,
} from "./session";

/** One thing a person can do. */
export interface Command {
  /** What its button is called. */
  readonly name: string | (() => string);
  /** What it does, as the help says it. */
  readonly does: string;
  /** Path data on a grid of 20; filled, so that one colour is enough. */
  readonly icon: string | (() => string);
  readonly keys: readonly string[];
  /** Where its button stands. */
  readonly place: "bar" | "steps" | "beside the steps";
  /** Whether the name is written on the button too. */
  readonly named?: boolean;
  readonly isOff?: () => boolean;
  readonly run: () => void;
}

/** What only the mounted page can do. */
export interface PageActions {
  readonly fit: () => void;
  readonly share: () => void;
  readonly help: () => void;
}

/** A command that moves along the trace, of the graph as it is typed now. */
const along = (move: () => void) => () => onceCurrent(move);

/** Every command of the page, in the order of its buttons: one record each. */
export function commands(page: PageActions): readonly Command[] {
  return [
    {
      name: "First step",
      does: "Go back to the start",
      icon: "M4 4h2v12H4zM16 4v12L7 10z",
      keys: ["Home"],
      place: "steps",
      run: along(() => seek(0)),
    },
    {
      name: "Step back",
      does: "One step back",
      icon: "M14 4v12l-9-6z",
      keys: ["ArrowLeft"],
      place: "steps",
      run: along(stepBack),
    },
    {
      name: () => (playing.value ? "Pause" : "Play"),
      does: "Play or pause",
      icon: () => (playing.value ? "M5 4h4v12H5zM11 4h4v12h-4z" : "M6 4v12l10-6z"),
      keys: ["Space"],
      place: "steps",
      run: along(() => (playing.value ? pause() : play())),
    },
    {
      name: "Step forward",
      does: "One step on",
      icon: "M6 4v12l9-6z",
      keys: ["ArrowRight"],
      place: "steps",
      run: along(stepForward),
    },
    {
      name: "Last step",
      does: "Go to the end",
      icon: "M14 4h2v12h-2zM4 4v12l9-6z",
      keys: ["End"],
      place: "steps",
      run: along(() => seek(stepCount.value)),
    },
    {
      name: "Run backward",
      does: "Play the backward sweep, from the output to the inputs",
      icon: "M16 4v12l-7-5v5l-7-6 7-6v5z",
      keys: ["b"],
      place: "beside the steps",
      named: true,
      run: along(runBackward),
    },
    {
      name: "Undo",
      does: "Take back the last change",
      icon: "M8 3v3c5 0 8 3 8 8v2h-2v-2c0-4-2-6-6-6v3L3 7z",
      keys: ["Control+z"],
      place: "bar",
      isOff: () => history.value.past.length === 0,
      run: undo,
    },
    {
      name: "Redo",
      does: "Make the change again",
      icon: "M12 3v3c-5 0-8 3-8 8v2h2v-2c0-4 2-6 6-6v3l5-4z",
      keys: ["Control+Shift+z", "Control+y"],
      place: "bar",
      isOff: () => history.value.future.length === 0,
      run: redo,
    },
    {
      name: "Fit view",
      does: "See the whole drawing",
      icon: "M3 3h5v2H5v3H3zM12 3h5v5h-2V5h-3zM3 12h2v3h3v2H3zM15 12h2v5h-5v-2h3z",
      keys: ["f"],
      place: "bar",
      run: page.fit,
    },
    {
      name: "New graph",
      does: "Begin with a graph of your own",
      icon: "M9 4h2v5h5v2h-5v5H9v-5H4V9h5z",
      keys: [],
      place: "bar",
      named: true,
      run: newGraph,
    },
    {
      name: "Share",
      does: "Copy the address, which holds the whole page",
      icon: "M10 2l4 4h-3v7H9V6H6zM4 10h3v2H6v4h8v-4h-1v-2h3v8H4z",
      keys: [],
      place: "bar",
      named: true,
      run: page.share,
    },
    {
      name: "Help",
      does: "See this list",
      icon: "M10 3c3 0 5 2 5 4 0 3-4 3-4 6H9c0-4 4-4 4-6 0-1-1-2-3-2S7 6 7 8H5c0-3 2-5 5-5zM9 15h2v2H9z",
      keys: ["?"],
      place: "bar",
      run: page.help,
    },
  ];
}

/** Run the command that a key stands for, unless the person is typing. */
export function onKey(all: readonly Command[], event: KeyboardEvent): void {
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest('input, textarea, select, [contenteditable="true"], [role="spinbutton"]')) {
    return;
  }
  if (event.key === " " && target?.closest("button, a, summary")) return;
  const pressed = keyName(event);
  const command = all.find(({ keys }) => keys.includes(pressed));
  if (!command) return;
  event.preventDefault();
  command.run();
}

function keyName(event: KeyboardEvent): string {
  const control = event.ctrlKey || event.metaKey ? "Control+" : "";
  const shift = event.shiftKey && control ? "Shift+" : "";
  const key = event.key === " " ? "Space" : event.key;
  return control + shift + (control ? key.toLowerCase() : key);
}
