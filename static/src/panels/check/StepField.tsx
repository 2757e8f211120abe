import { useId } from "preact/hooks";

interface Props {
  /** The step of the differences; null where one is chosen for each number. */
  readonly step: number | null;
  readonly onStep: (step: number | null) => void;
}

/** Powers of ten between which a step is set by hand, and where it begins. */
const [LEAST, MOST, FIRST] = [-15, 0, -6];

/** How far the differences go: chosen well, or by hand, from too short to too long. */
export function StepField({ step, onStep }: Props) {
  const chosen = useId();
  const power = step === null ? FIRST : Math.log10(step);
  return (
    <div class="check-step">
      <label for={chosen}>
        <input
          id={chosen}
          type="checkbox"
          checked={step === null}
          onChange={({ currentTarget }) => onStep(currentTarget.checked ? null : 10 ** FIRST)}
        />
        Choose the step of the differences well
      </label>
      {step !== null && (
        <label>
          Step h: {step.toExponential(0)}
          <input
            type="range"
            min={LEAST}
            max={MOST}
            step="1"
            value={power}
            aria-valuetext={step.toExponential(0)}
            onInput={({ currentTarget }) => onStep(10 ** Number(currentTarget.value))}
          />
          <span class="soft">rounding wins on the left, the curve on the right</span>
        </label>
      )}
    </div>
  );
}
