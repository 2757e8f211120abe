import { COMMANDS, nameOf, type Command } from "../../commands";
import { document_, nodes, remove, selection } from "../../session";

/** What is offered for several things at once, by the names of the commands. */
const OFFERED: readonly string[] = [
  "Group",
  "Duplicate",
  "Zoom to the selection",
  "Align left edges",
  "Align centres on a column",
  "Align right edges",
  "Align top edges",
  "Align centres on a row",
  "Align bottom edges",
  "Space evenly in a row",
  "Space evenly in a column",
];

/** What can be done with everything that is selected. */
export function Several() {
  const offered = OFFERED.flatMap((name) => COMMANDS.find((each) => nameOf(each) === name) ?? []);
  return (
    <>
      <h2>{countOf(selection.value)}</h2>
      <div class="inspector several" role="group" aria-label="What is selected">
        {offered.map((command) => (
          <Action key={command.does} command={command} />
        ))}
        <button type="button" class="button text" onClick={() => remove(selection.value)}>
          Take all away
        </button>
      </div>
    </>
  );
}

function Action({ command }: { readonly command: Command }) {
  return (
    <button
      type="button"
      class="button text"
      title={command.does}
      disabled={command.isOff?.() ?? false}
      onClick={command.run}
    >
      {nameOf(command)}
    </button>
  );
}

/** What is selected, in words: 3 nodes and 1 note. */
function countOf(keys: readonly string[]): string {
  const notes = keys.filter((key) => document_.value.notes.some(({ id }) => id === key)).length;
  const chosen = keys.filter((key) => nodes.value.has(key)).length;
  const counts = [
    { count: chosen, name: "node" },
    { count: notes, name: "note" },
    { count: keys.length - chosen - notes, name: "other thing" },
  ];
  return counts
    .filter(({ count }) => count > 0)
    .map(({ count, name }) => `${count} ${name}${count === 1 ? "" : "s"}`)
    .join(" and ");
}
