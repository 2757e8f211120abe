import type { ComponentChildren } from "preact";

import { typographic } from "../../charts/ticks";
import { short } from "../../../model/format";
import type { Num } from "../../../model/value";
import type { RunData } from "../../contract";
import { offsets } from "../../experiment/shape";
import { ClassMark } from "../../paint/ClassMark";
import {
  catalogues,
  data,
  experiment,
  lookAt,
  looked,
  lookedAt,
  openInExplorer,
  type Looked,
} from "../../session";
import { Features } from "./Features";
import { Outputs, type Output } from "./Outputs";
import { toldClass } from "./told";

/** The sample that is looked at: what it is, what the network says of it, and what that costs. */
export function SampleCard() {
  const [all, row] = [data.value, lookedAt.value];
  const count = all?.rows.length ?? 0;
  return (
    <section class="result sample">
      <div class="result-head">
        <h2>{row === null ? "Sample" : `Sample ${row + 1} of ${count}`}</h2>
        <div class="sample-steps">
          <Step to={row === null ? count - 1 : (row + count - 1) % count} name="Previous sample" />
          <Step to={row === null ? 0 : (row + 1) % count} name="Next sample" />
        </div>
      </div>
      {all && row !== null && row < count ? (
        <Account all={all} row={row} />
      ) : (
        <p class="soft empty">
          Click a {all?.picture ? "picture" : "point"} to see one sample, its loss, and how its
          error flows back.
        </p>
      )}
    </section>
  );
}

function Step({ to, name }: { readonly to: number; readonly name: string }) {
  return (
    <button
      type="button"
      class="button quiet"
      aria-label={name}
      title={name}
      disabled={!data.value}
      onClick={() => void lookAt(to)}
    >
      {name === "Next sample" ? "›" : "‹"}
    </button>
  );
}

/** Everything keeps its place while its numbers are on their way, or stale as the network learns on. */
function Account({ all, row }: { readonly all: RunData; readonly row: number }) {
  const now = looked.value?.row === row ? looked.value : null;
  const spec = experiment.value?.spec;
  const of = all.classes?.of[row];
  const told = now && all.classes && spec ? toldClass(spec.loss, now.outputs) : null;
  return (
    <>
      <Features all={all} row={row} />
      <dl class="sample-facts">
        {of !== undefined && (
          <>
            <dt>true</dt>
            <dd>
              <ClassName all={all} index={of} />
            </dd>
            <dt>told</dt>
            <dd>{told === null ? "–" : <ClassName all={all} index={told} />}</dd>
          </>
        )}
        {all.numbers?.names.map((name, k) => (
          <Fact key={name} name={name} value={all.numbers?.values[row]?.[k] ?? null} />
        ))}
        <Fact name={<i class="math">ℓ</i>} value={now?.loss ?? null} doc="Its loss" />
      </dl>
      <Outputs
        outputs={outputsOf(all, spec?.layers.at(-1)?.units ?? 0, now)}
        first={[of, told].filter((index) => typeof index === "number")}
        areClasses={all.classes?.names.length === spec?.layers.at(-1)?.units}
      />
      <button
        type="button"
        class="button text sample-open"
        onClick={() => void openInExplorer(row)}
      >
        Open its backprop
      </button>
    </>
  );
}

interface FactProps {
  readonly name: ComponentChildren;
  readonly value: Num | null;
  readonly doc?: string;
}

function Fact({ name, value, doc }: FactProps) {
  return (
    <>
      <dt title={doc}>{name}</dt>
      <dd title={value === null ? undefined : String(value)}>
        {value === null ? "–" : typographic(short(value))}
      </dd>
    </>
  );
}

function ClassName({ all, index }: { readonly all: RunData; readonly index: number }) {
  return (
    <span class="class-name">
      <ClassMark index={index} /> {all.classes?.names[index] ?? index}
    </span>
  );
}

/** An output for each unit of the last layer, with the gradient of what it adds up. */
function outputsOf(all: RunData, count: number, now: Looked | null): Output[] {
  const slopes = now ? lastSlopes(now.gradient) : [];
  const named = (all.classes ?? all.numbers)?.names ?? [];
  const names = named.length === count ? named : [];
  return Array.from({ length: count }, (_, index) => ({
    index,
    name: names[index] ?? (count === 1 ? "the network" : `output ${index + 1}`),
    value: now?.outputs[index] ?? null,
    slope: slopes.length === count ? (slopes[index] ?? null) : null,
  }));
}

/** The gradient of what the last layer adds up: the same as that of its biases, which stand last. */
function lastSlopes(gradient: Float32Array): number[] {
  const spec = experiment.value?.spec;
  if (!spec) return [];
  const { biases, end } = offsets(spec, catalogues.value?.activations ?? []).at(-1) ?? {};
  return [...gradient.subarray(biases, end)];
}
