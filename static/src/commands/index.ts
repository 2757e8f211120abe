import { ARRANGING } from "./arranging";
import type { Command } from "./command";
import { EDITING } from "./editing";
import { FILING } from "./filing";
import { HELPING } from "./helping";
import { HISTORY } from "./history";
import { LOOKING } from "./looking";
import { STEPS } from "./steps";

/** Every command of the page, one record each, in the order of their buttons. */
export const COMMANDS: readonly Command[] = [
  ...STEPS,
  ...HISTORY,
  ...EDITING,
  ...ARRANGING,
  ...LOOKING,
  ...FILING,
  ...HELPING,
];

export { fullNameOf, GROUPS, nameOf, type Command, type Group, type Menu } from "./command";
export { onKey } from "./keys";
