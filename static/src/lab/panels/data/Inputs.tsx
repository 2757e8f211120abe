import { useState } from "preact/hooks";

import type { Made } from "../../contract";
import { setSpec } from "../../experiment/edits";
import { Fold } from "../../fields/Fold";
import { catalogues, changeExperiment, data, experiment, problems } from "../../session";
import { recordOf } from "./catalogue";
import { faultAt } from "../../fields/faults";
import { chosenOf, found, isChosen, isSearched, listed, toggled, type Input } from "./inputs";

/** The numbers that the network is shown: features as they are, and what is made of them. */
export function Inputs() {
  const now = experiment.value;
  const raw = rawFeatures();
  const makings = catalogues.value?.makings ?? [];
  if (!now || raw.length === 0 || makings.length === 0) return null;
  const chosen = chosenOf(now.features, raw);
  const isMany = isSearched(raw);
  const fault = faultAt(problems.value, "/features");

  function toggle(made: Made): void {
    if (!now) return;
    const features = toggled(now.features, raw, makings, made);
    if (features === now.features) return;
    const inputs = chosenOf(features, raw).length;
    changeExperiment(setSpec({ ...now, features }, { inputs }));
  }

  return (
    <Fold title="Inputs" glance={glanceOf(chosen.length, raw.length)} open={!isMany}>
      <Checklist inputs={listed(raw, makings, chosen)} chosen={chosen} onToggle={toggle} />
      {isMany && <Search {...{ raw, chosen }} onToggle={toggle} />}
      {fault !== null && (
        <p class="field-fault" role="alert">
          {fault}
        </p>
      )}
    </Fold>
  );
}

function glanceOf(chosen: number, raw: number): string {
  return chosen === raw ? String(raw) : `${chosen} of ${raw}`;
}

/** The dataset's own features. */
function rawFeatures(): readonly string[] {
  const given = experiment.value?.dataset;
  if (!given) return [];
  const record = recordOf(given, catalogues.value?.datasets ?? []);
  if (record) return record.features;
  return given.table ? (data.value?.features ?? []) : ["x", "y"];
}

interface ChecklistProps {
  readonly inputs: readonly Input[];
  readonly chosen: readonly Made[];
  readonly onToggle: (made: Made) => void;
}

function Checklist({ inputs, chosen, onToggle }: ChecklistProps) {
  return (
    <div class="data-inputs" role="group" aria-label="Inputs">
      {inputs.map(({ made, written }) => {
        const isOn = isChosen(chosen, made);
        return (
          <label key={written} class="data-input">
            <input
              type="checkbox"
              checked={isOn}
              disabled={isOn && chosen.length === 1}
              onChange={() => onToggle(made)}
            />
            <span>{written}</span>
          </label>
        );
      })}
    </div>
  );
}

interface SearchProps {
  readonly raw: readonly string[];
  readonly chosen: readonly Made[];
  readonly onToggle: (made: Made) => void;
}

/** What can be made of many features, by a part of its name. */
function Search({ raw, chosen, onToggle }: SearchProps) {
  const [text, setText] = useState("");
  const hits = found(raw, catalogues.value?.makings ?? [], text);
  return (
    <>
      <input
        class="data-search"
        type="search"
        aria-label="Search what can be made of features"
        placeholder={`sin, ${raw[0] ?? ""}, …`}
        value={text}
        onInput={({ currentTarget }) => setText(currentTarget.value)}
      />
      {hits.length > 0 && <Checklist inputs={hits} {...{ chosen, onToggle }} />}
      {text.trim() !== "" && hits.length === 0 && <p class="field-note">No feature is made so.</p>}
    </>
  );
}
