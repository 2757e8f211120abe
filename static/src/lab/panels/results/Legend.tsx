import { typographic } from "../../charts/ticks";
import { useCanvas } from "../../charts/useCanvas";
import { short } from "../../../model/format";
import type { RunData } from "../../contract";
import { ClassMark } from "../../paint/ClassMark";
import { inkAt, ramp, STEPS } from "../../paint/ramp";
import { data } from "../../session";
import { field, targetRange, unitIndex } from "./field";
import { axes } from "./on_plane";

/** What colours and marks mean. */
export function Legend() {
  const all = data.value;
  const isUnit = unitIndex.value !== null;
  const isLine = axes.value?.length === 1;
  return (
    <div class="legend">
      {isUnit ? <UnitScale /> : all?.numbers && !isLine && <TargetScale all={all} />}
      {all?.classes && (
        <ul aria-label="Classes">
          {all.classes.names.map((name, index) => (
            <li key={index} title={name}>
              <ClassMark index={index} />
              <span>{name}</span>
            </li>
          ))}
        </ul>
      )}
      {all && all.held_out.length > 0 && (
        <ul aria-label="Samples" class="soft">
          <li>
            <ClassMark index={0} colour="currentColor" />
            <span>train</span>
          </li>
          <li>
            <ClassMark index={0} colour="currentColor" hollow />
            <span>held out</span>
          </li>
        </ul>
      )}
    </div>
  );
}

/** What the colours of the numbers that are learnt mean. */
function TargetScale({ all }: { readonly all: RunData }) {
  const { least, most } = targetRange(all) ?? { least: 0, most: 0 };
  const [name] = all.numbers?.names ?? [];
  return (
    <div>
      <p class="legend-name" title={name}>
        {name}
      </p>
      <Bar top={most} bottom={least} />
    </div>
  );
}

/** What the colours of a unit's answers mean, and how far its answers go. */
function UnitScale() {
  const { low = 0, high = 0, reach = 0 } = field.value?.numbers ?? {};
  return (
    <>
      {axes.value?.length === 2 && <Bar top={reach} bottom={-reach} />}
      <dl class="legend-range">
        <dt>high</dt>
        <dd title={String(high)}>{typographic(short(high))}</dd>
        <dt>low</dt>
        <dd title={String(low)}>{typographic(short(low))}</dd>
      </dl>
    </>
  );
}

/** The ramp from the top down, with the numbers at its ends. */
function Bar({ top, bottom }: { readonly top: number; readonly bottom: number }) {
  const bar = useCanvas((context, { width, height }) => {
    const colours = ramp();
    for (let y = 0; y < height; y++) {
      context.fillStyle = inkAt(
        colours,
        Math.round(((STEPS - 1) * (height - 1 - y)) / (height - 1)),
      );
      context.fillRect(0, y, width, 1);
    }
  });
  return (
    <div class="legend-scale">
      <canvas ref={bar} aria-hidden="true" />
      <span title={String(top)}>{typographic(short(top))}</span>
      <span title={String(bottom)}>{typographic(short(bottom))}</span>
    </div>
  );
}
