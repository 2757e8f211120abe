/** One thing a person can do. */
export interface Command {
  /** What its button is called, and what the command palette and the menus list. */
  readonly name: string | (() => string);
  /** What it does, as the help says it. */
  readonly does: string;
  /** What exactly it would do now, as a tooltip adds it: "connect b to y". */
  readonly now?: () => string | null;
  /** Path data on a grid of 20; filled, so that one colour is enough. */
  readonly icon?: string | (() => string);
  readonly keys: readonly string[];
  /** Its keys are the browser's own, which tells the page by an event of its own: copy, paste. */
  readonly native?: boolean;
  readonly group: Group;
  /** Where its button stands; nowhere for what is only found by key, menu or palette. */
  readonly place?: "bar" | "canvas" | "steps" | "beside the steps";
  /** The menus that offer it. */
  readonly menus?: readonly Menu[];
  /** Whether the name is written on the button too. */
  readonly named?: boolean;
  readonly isOff?: () => boolean;
  readonly run: () => void;
}

export const GROUPS = [
  "Steps",
  "Edit",
  "Arrange",
  "Groups and notes",
  "Look",
  "File",
  "Help",
] as const;
export type Group = (typeof GROUPS)[number];

/** What a menu may be opened on. */
export type Menu = "ground" | "node" | "leaf" | "edge" | "note" | "group";

/** What a command is called now. */
export function nameOf({ name }: Command): string {
  return typeof name === "string" ? name : name();
}

/** What it is called, and what exactly it would do: "Undo connect b to y". */
export function fullNameOf(command: Command): string {
  const exactly = command.now?.() ?? null;
  return exactly === null ? nameOf(command) : `${nameOf(command)} ${exactly}`;
}
