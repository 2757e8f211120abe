import { useMemo } from "preact/hooks";

import type { Checked, Differences } from "../../api/contract";
import type { Graph } from "../../model/graph";
import "./curve.css";
import { ErrorChart } from "./ErrorChart";
import { ErrorTable } from "./ErrorTable";
import { errorsAt, errorsOf, surest, type ErrorCurve, type Looked } from "./error_curve";
import { NumberChoice, type Chosen } from "./NumberChoice";
import { regimesOf } from "./Regimes";
import { ChosenField, StepField } from "./StepField";
import { powerOf, rough } from "./step_text";
import { useCurve } from "./use_curve";

interface Props {
  readonly graph: Graph;
  readonly nodes: Checked["nodes"];
  readonly which: Chosen;
  readonly onWhich: (which: Chosen) => void;
  /** The step set by hand; null where one is chosen for each number. */
  readonly step: number | null;
  readonly onStep: (step: number | null) => void;
}

/** How far off the differences of one number are by steps of every size, and the step to take. */
export function StepCurve({ graph, nodes, which, onWhich, step, onStep }: Props) {
  const answer = useCurve(graph, which);
  return (
    <section class="check-step" aria-label="The step of the differences">
      <div class="check-fields">
        <NumberChoice nodes={nodes} which={which} onWhich={onWhich} />
        <ChosenField
          isChosen={step === null}
          onChange={(isChosen) => onStep(isChosen ? null : 10 ** powerOf(chosenIn(answer)))}
        />
      </div>
      {typeof answer === "string" ? (
        <p class="curve-missing soft">{answer}</p>
      ) : (
        <Shown told={answer} step={step} onStep={onStep} />
      )}
    </section>
  );
}

/** What is begun with where no curve says better. */
const USUAL = 1e-6;

function chosenIn(answer: Differences | string): number {
  return typeof answer === "string" ? USUAL : answer.chosen.h;
}

interface ShownProps {
  readonly told: Differences;
  readonly step: number | null;
  readonly onStep: (step: number) => void;
}

function Shown({ told, step, onStep }: ShownProps) {
  const curve = useMemo(() => errorsOf(told), [told]);
  const regimes = useMemo(() => regimesOf(curve), [curve]);
  const at = errorsAt(curve, step);
  const now = at.central.step;
  const place = told.place.length > 0 ? ` at [${told.place.join(", ")}]` : "";
  return (
    <>
      <p class="curve-key" aria-hidden="true">
        <span class="central">central</span>
        <span class="one-sided">one-sided</span>
        <span class="chosen">
          chosen by the check: {rough(told.chosen.h)}, one-sided {rough(told.chosen_one_sided.h)}
        </span>
      </p>
      <ErrorChart
        curve={curve}
        regimes={regimes}
        name={
          `How far off differences for ${told.node}${place} are, by step. ` +
          `Rounding on the left: ${regimes.rounding}. ` +
          `Truncation on the right: ${regimes.truncation}. ${best(curve)}`
        }
        at={at}
        onStep={onStep}
      />
      <StepField step={now} words={`central ${off(at.central)}`} onStep={onStep} />
      <p class="curve-said" aria-live="polite">
        <b>h = {rough(now)}</b>: central {off(at.central)}; one-sided {off(at.oneSided)}
        {step === null && ` by h = ${rough(at.oneSided.step)}`}.
      </p>
      <p class="soft">{best(curve)}</p>
      <ErrorTable curve={curve} />
    </>
  );
}

function off({ error }: Pick<Looked, "error">): string {
  if (error === null) return "is no number";
  return error === 0 ? "is exactly right" : `is off by ${rough(error)}`;
}

/** By which steps both are best. */
function best(curve: ErrorCurve): string {
  const [central, oneSided] = [curve.central, curve.oneSided].map((errors) => {
    const place = surest(errors);
    if (place === null) return null;
    return `by h = ${rough(curve.steps[place] ?? 0)}, where it ${off({ error: errors[place] ?? null })}`;
  });
  if (!central || !oneSided) return "No difference is a number here.";
  return `Central is surest ${central}; one-sided ${oneSided}.`;
}
