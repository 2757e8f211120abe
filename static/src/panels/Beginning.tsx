import { COMMANDS, nameOf, type Command } from "../commands";
import { complaints, document_, sketch, tourStep } from "../session";
import { isReady } from "./ready";
import "./states.css";

/** What is offered where nothing is drawn, by the names of the commands. */
const OFFERED: readonly string[] = ["Add an op", "Open", "Tour"];

/** An empty canvas says what can be done with it; while the page is on its way, what will come. */
export function Beginning() {
  if (!isReady.value) return <Coming />;
  if (sketch.value.nodes.length > 0 || document_.value.notes.length > 0) return null;
  const [first] = complaints.value;
  if (first) return <Mend line={first.line} />;
  return (
    <section class="beginning" aria-label="An empty graph">
      <h2>Nothing is drawn yet</h2>
      <p>
        Click an op in the palette or drag it here, press <kbd>/</kbd> and type its name, or write a
        line above, such as <code>f = x * y</code>.
      </p>
      <p class="beginning-buttons">
        {tourStep.value === null &&
          COMMANDS.filter((command) => OFFERED.includes(nameOf(command))).map((command) => (
            <Offer key={command.does} command={command} />
          ))}
      </p>
    </section>
  );
}

function Offer({ command }: { readonly command: Command }) {
  return (
    <button type="button" class="button text" title={command.does} onClick={command.run}>
      {nameOf(command)}
    </button>
  );
}

/** A page that opened with a text that cannot be read has nothing to draw, and says what to do. */
function Mend({ line }: { readonly line: number | null }) {
  return (
    <p class="beginning">
      Mend the text above, and its graph is drawn here
      {line ? `: line ${line} cannot be read yet.` : "."}
    </p>
  );
}

/** The outlines of a small graph, where the first one will stand. */
function Coming() {
  return (
    <div class="coming" role="status">
      <span class="sr">The page is on its way.</span>
      <svg viewBox="0 0 640 320" aria-hidden="true">
        {CARDS.map(([x, y]) => (
          <rect key={`${x} ${y}`} x={x} y={y} width="128" height="84" rx="12" />
        ))}
      </svg>
    </div>
  );
}

const CARDS = [
  [8, 8],
  [8, 118],
  [8, 228],
  [256, 62],
  [256, 172],
  [504, 118],
] as const;
