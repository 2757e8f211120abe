import {
  newGraph,
  onceCurrent,
  play,
  pause,
  playing,
  redo,
  runBackward,
  seek,
  stepBack,
  stepCount,
  stepForward,
  undo,
} from "./session";
import type { Command, Commands } from "./panels/command";

/** What only the mounted page can do. */
export interface PageActions {
  readonly fit: () => void;
  readonly share: () => void;
  readonly help: () => void;
}

/** A command that moves along the trace, of the graph as it is typed now. */
const along = (move: () => void) => () => onceCurrent(move);

/** Every command of the page: one record each. */
export function commands(page: PageActions): Commands {
  return {
    firstStep: { name: "First step", icon: "first", keys: ["Home"], run: along(() => seek(0)) },
    stepBack: { name: "Step back", icon: "back", keys: ["ArrowLeft"], run: along(stepBack) },
    play: {
      name: () => (playing.value ? "Pause" : "Play"),
      icon: () => (playing.value ? "pause" : "play"),
      keys: ["Space"],
      run: along(() => (playing.value ? pause() : play())),
    },
    stepForward: {
      name: "Step forward",
      icon: "next",
      keys: ["ArrowRight"],
      run: along(stepForward),
    },
    lastStep: {
      name: "Last step",
      icon: "last",
      keys: ["End"],
      run: along(() => seek(stepCount.value)),
    },
    runBackward: { name: "Run backward", icon: "backward", keys: ["b"], run: along(runBackward) },
    undo: { name: "Undo", icon: "undo", keys: ["Control+z"], run: undo },
    redo: { name: "Redo", icon: "redo", keys: ["Control+Shift+z", "Control+y"], run: redo },
    newGraph: { name: "New graph", icon: "new", keys: [], run: newGraph },
    fit: { name: "Fit view", icon: "fit", keys: ["f"], run: page.fit },
    share: { name: "Share", icon: "share", keys: [], run: page.share },
    help: { name: "Help", icon: "help", keys: ["?"], run: page.help },
  };
}

/** Run the command that a key stands for, unless the person is typing. */
export function onKey(all: Commands, event: KeyboardEvent): void {
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest('input, textarea, select, [contenteditable="true"], [role="spinbutton"]')) {
    return;
  }
  if (event.key === " " && target?.closest("button, a, summary")) return;
  const pressed = keyName(event);
  const command = Object.values<Command>(all).find(({ keys }) => keys.includes(pressed));
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
