import { useId } from "preact/hooks";

import type { OptionName, Options, PictureFormat } from "./format";
import { scaled, scalesFor, scaleWithin, type Bounds, type Size } from "./size";

interface Props {
  readonly format: PictureFormat;
  readonly options: Options;
  /** The drawing's size at scale 1, px. */
  readonly size: Size;
  readonly onChange: (options: Options) => void;
}

interface Choice {
  readonly label: string;
  readonly choices: readonly (readonly [value: Options[OptionName], words: string])[];
}

/** The options that a picture format heeds, each a row of choices. */
export function OptionFields({ format, options, size, onChange }: Props) {
  const scale = scaleWithin(size, options.scale, format.bounds) ?? options.scale;
  const now: Options = { ...options, scale };
  return (
    <div class="export-options">
      {format.options.map((name) => {
        const { label, choices } = choiceOf(name, size, format.bounds);
        return (
          <Choices
            key={name}
            label={label}
            choices={choices.map(([, words]) => words)}
            at={choices.findIndex(([value]) => value === now[name])}
            onChoose={(i) => onChange({ ...now, [name]: choices[i]?.[0] })}
          />
        );
      })}
    </div>
  );
}

function choiceOf(name: OptionName, size: Size, bounds: Bounds): Choice {
  switch (name) {
    case "theme":
      return {
        label: "Colours",
        choices: [
          ["light", "Light"],
          ["dark", "Dark"],
        ],
      };
    case "moment":
      return {
        label: "Moment",
        choices: [
          ["now", "As on the screen"],
          ["end", "At the end"],
        ],
      };
    case "gradients":
      return {
        label: "Gradients",
        choices: [
          [true, "With"],
          [false, "Without"],
        ],
      };
    case "scale":
      return {
        label: "Size",
        choices: scalesFor(size, bounds).map((scale) => [scale, sizeWords(size, scale)]),
      };
    case "step":
      return {
        label: "A step takes",
        choices: [
          [320, "0.3 s"],
          [640, "0.6 s"],
          [1280, "1.3 s"],
        ],
      };
    case "motion":
      return {
        label: "Shows",
        choices: [
          [true, "Dots on their way"],
          [false, "Steps alone"],
        ],
      };
  }
}

function sizeWords(size: Size, scale: number): string {
  const { width, height } = scaled(size, scale);
  return `${scale}×: ${width} × ${height} px`;
}

interface ChoicesProps {
  readonly label: string;
  readonly choices: readonly string[];
  readonly at: number;
  readonly onChoose: (index: number) => void;
}

/** One of several, as a list that opens. */
export function Choices({ label, choices, at, onChoose }: ChoicesProps) {
  const id = useId();
  return (
    <div class="choice">
      <label for={id}>{label}</label>
      <select id={id} onChange={({ currentTarget }) => onChoose(currentTarget.selectedIndex)}>
        {choices.map((words, i) => (
          <option key={words} selected={i === at}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}
