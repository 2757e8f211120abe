import { computed } from "@preact/signals";

import { short } from "../../../model/format";
import type { Knob } from "../../contract";
import { Choice } from "../../fields/Choice";
import { KnobField } from "../../fields/KnobField";
import { catalogues, changeExperiment, data, experiment, problems } from "../../session";
import { faultAt } from "../../fields/faults";

const HELD_OUT: Knob = {
  name: "split",
  title: "Held out",
  default: 50,
  low: 0,
  high: 90,
  doc: "The percentage of the rows that the network never learns from: it is only judged by them.",
  symbol: "%",
  scale: "linear",
  whole: true,
};

/** Features that reach further are hard to learn from as they are. */
const FAR = 10;

/** How far the features are from 0 at most. */
const reach = computed(() =>
  (data.value?.rows ?? []).reduce(
    (most, row) => row.reduce((far, value) => Math.max(far, Math.abs(value)), most),
    0,
  ),
);

/** Which part of the rows is held out, and the scale that features are brought to. */
export function Shares() {
  const now = experiment.value;
  if (!now) return null;
  const scalings = catalogues.value?.scalings ?? [];
  return (
    <>
      <KnobField
        knob={HELD_OUT}
        value={Math.round(1000 * now.split) / 10}
        fault={faultAt(problems.value, "/split")}
        onChange={(percent) => changeExperiment({ ...now, split: percent / 100 })}
      />
      <Choice
        label="Scaling"
        value={now.scaling}
        options={scalings}
        doc={scalings.find(({ name }) => name === now.scaling)?.doc}
        fault={faultAt(problems.value, "/scaling")}
        note={now.scaling === "none" && reach.value > FAR ? adviceOn(reach.value) : ""}
        onChange={(scaling) => changeExperiment({ ...now, scaling })}
      />
    </>
  );
}

function adviceOn(far: number): string {
  return `Features reach ${short(far)}: standardised they are easier to learn from.`;
}
