import { COMMANDS, nameOf, type Command } from "../../commands";
import { document_, nodes, selection } from "../../session";

/** What is offered for several things at once: by the names of the commands, and as buttons say it. */
const OFFERED: readonly {
  readonly title: string;
  readonly names: Readonly<Record<string, string>>;
}[] = [
  {
    title: "All of them",
    names: {
      Group: "Group",
      Duplicate: "Duplicate",
      "Zoom to the selection": "Zoom",
      Delete: "Delete",
    },
  },
  {
    title: "Align",
    names: {
      "Align left edges": "left edges",
      "Align centres on a column": "on a column",
      "Align right edges": "right edges",
      "Align top edges": "top edges",
      "Align centres on a row": "on a row",
      "Align bottom edges": "bottom edges",
    },
  },
  {
    title: "Space evenly",
    names: { "Space evenly in a row": "in a row", "Space evenly in a column": "in a column" },
  },
];

/** What can be done with everything that is selected. */
export function Several() {
  return (
    <>
      <h2>{countOf(selection.value)}</h2>
      <div class="inspector several" role="group" aria-label="What is selected">
        {OFFERED.map(({ title, names }) => (
          <fieldset key={title}>
            <legend>{title}</legend>
            {Object.entries(names).map(([name, words]) => (
              <Action key={name} command={commandOf(name)} words={words} />
            ))}
          </fieldset>
        ))}
      </div>
    </>
  );
}

interface ActionProps {
  readonly command: Command | undefined;
  readonly words: string;
}

function Action({ command, words }: ActionProps) {
  if (!command) return null;
  const isOff = command.isOff?.() ?? false;
  return (
    <button
      type="button"
      class="button text"
      aria-label={nameOf(command)}
      title={command.does}
      aria-disabled={isOff ? "true" : undefined}
      onClick={() => {
        if (!isOff) command.run();
      }}
    >
      {words}
    </button>
  );
}

function commandOf(name: string): Command | undefined {
  return COMMANDS.find((each) => nameOf(each) === name);
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
