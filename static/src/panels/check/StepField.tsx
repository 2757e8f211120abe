import { useId } from "preact/hooks";

import { FINE, LEAST, MOST, powerOf, rough } from "./step_text";

interface ChosenProps {
  readonly isChosen: boolean;
  readonly onChange: (isChosen: boolean) => void;
}

/** Whether the step is chosen well for each number, or set by hand. */
export function ChosenField({ isChosen, onChange }: ChosenProps) {
  const id = useId();
  return (
    <label for={id} class="check-chosen">
      <input
        id={id}
        type="checkbox"
        checked={isChosen}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
      Choose the step of the differences well
    </label>
  );
}

interface StepProps {
  readonly step: number;
  /** What that step is good for, in words. */
  readonly words: string;
  readonly onStep: (step: number) => void;
}

/** How far the differences go, from too short to too long. */
export function StepField({ step, words, onStep }: StepProps) {
  return (
    <input
      class="check-slider"
      type="range"
      aria-label="Step h"
      aria-valuetext={`${rough(step)}: ${words}`}
      min={LEAST}
      max={MOST}
      step={FINE}
      value={powerOf(step)}
      onInput={({ currentTarget }) => onStep(10 ** Number(currentTarget.value))}
    />
  );
}
