import { useEffect, useId } from "preact/hooks";

import { stretchOf } from "../../../../../model/lines";
import { KnobField } from "../../../../fields/KnobField";
import { ClassMark } from "../../../../paint/ClassMark";
import { faultAt } from "../../../../fields/faults";
import { countOf } from "../../rows";
import { FORMULA_KNOBS } from "./knobs";
import { Preview } from "./Preview";
import { faults, formula, isBusy, knobs, recall, rows, turn, learnFormula, write } from "./state";

const IDEAS = [
  "y > sin(x)",
  "x*x + y*y < 9",
  "x*y > 0",
  "sin(x)*cos(y) > 0",
  "abs(x) + abs(y) < 4",
  "y > x*x - 3",
];

/** Points that a formula tells apart, seen while it is written. */
export function FormulaTab() {
  const id = useId();
  useEffect(recall, []);
  const wrong = faults.value.filter(({ where }) => !where.startsWith("/dataset/knobs"));
  const isWrong = faults.value.length > 0;
  const made = rows.value;
  return (
    <div class="own-formula">
      <Preview />
      <div class="own-side">
        <label class="own-label" for={id}>
          Class “yes” where
        </label>
        <input
          id={id}
          class="own-line"
          type="text"
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          value={formula.value}
          aria-invalid={wrong.length > 0 ? "true" : undefined}
          aria-describedby={`${id}-words`}
          onInput={({ currentTarget }) => write(currentTarget.value)}
        />
        <div id={`${id}-words`} aria-live="polite">
          {wrong.length > 0 ? (
            <Wrong />
          ) : (
            <p class="field-note">
              A comparison of x and y, or an expression alone: <code>sin(x)</code> means y &gt;
              sin(x).
            </p>
          )}
        </div>
        <div class="own-ideas" role="group" aria-label="Ideas">
          {IDEAS.map((idea) => (
            <button key={idea} type="button" class="button" onClick={() => write(idea)}>
              {idea}
            </button>
          ))}
        </div>
        {FORMULA_KNOBS.map((knob) => (
          <KnobField
            key={knob.name}
            knob={knob}
            value={knobs.value[knob.name] ?? knob.default}
            fault={faultAt(faults.value, `/dataset/knobs/${knob.name}`)}
            onChange={(value) => turn(knob, value)}
          />
        ))}
      </div>
      <footer class="own-foot">
        <p>
          {made && !isWrong && (
            <>
              {countOf(made)} points: <ClassMark index={0} /> no, <ClassMark index={1} /> yes
            </>
          )}
        </p>
        <button
          type="button"
          class="button text own-use"
          disabled={isWrong || isBusy.value || !made}
          onClick={learnFormula}
        >
          Use this formula
        </button>
      </footer>
    </div>
  );
}

/** What cannot be read, with its place in the formula marked. */
function Wrong() {
  const text = formula.value;
  return faults.value
    .filter(({ where }) => !where.startsWith("/dataset/knobs"))
    .map((problem, i) => {
      const { line, column, end_line, end_column, message } = problem;
      if (!line || !column) return <p key={i}>{message}</p>;
      const span = {
        line,
        column,
        end_line: end_line ?? line,
        end_column: end_column ?? column + 1,
      };
      const { from, to } = stretchOf(text, span);
      return (
        <p key={i} class="own-wrong">
          <code>
            {text.slice(0, from)}
            <mark>{text.slice(from, to) || " "}</mark>
            {text.slice(to)}
          </code>
          <span>
            Character {column}: {message}
          </span>
        </p>
      );
    });
}
