import { useEffect } from "preact/hooks";

import { catalogues, experiment } from "../../../../session";
import { titleOf } from "../../catalogue";
import { ProblemList } from "../ProblemList";
import { Canvas } from "./Canvas";
import { ClassList } from "./ClassList";
import { cleared, lacking, MOST_POINTS, redone, undone } from "./painting";
import { PlaceField } from "./PlaceField";
import { canTake, change, faults, painting, recall, takePoints, learnPoints } from "./state";
import { Tools } from "./Tools";

/** Points of one's own, painted on a plane. */
export function PaintTab() {
  useEffect(recall, []);
  const { now, past, future } = painting.value;
  const lack = lacking(now);
  const isFull = now.points.length >= MOST_POINTS;
  return (
    <div class="own-paint" onKeyDown={onKeyDown}>
      <Canvas />
      <div class="own-side">
        <Tools />
        <ClassList />
        <div class="own-steps" role="group" aria-label="Steps">
          <button
            type="button"
            class="button text"
            aria-disabled={past.length === 0}
            onClick={undo}
          >
            Undo
          </button>
          <button
            type="button"
            class="button text"
            aria-disabled={future.length === 0}
            onClick={redo}
          >
            Redo
          </button>
          <button
            type="button"
            class="button text"
            aria-disabled={now.points.length === 0}
            onClick={() => change(cleared)}
          >
            Clear
          </button>
        </div>
        <PlaceField />
        {canTake.value && <TakeButton />}
      </div>
      <ProblemList problems={faults.value} />
      <footer class="own-foot">
        <p role="status">
          {lack ??
            `${now.points.length} points${isFull ? ": more are not taken" : ""}; ${now.classes.length} classes.`}
        </p>
        <button
          type="button"
          class="button text own-use"
          disabled={lack !== null}
          onClick={learnPoints}
        >
          Use these points
        </button>
      </footer>
    </div>
  );
}

function TakeButton() {
  const now = experiment.value;
  if (!now) return null;
  return (
    <button type="button" class="button text" onClick={takePoints}>
      Take the points of {titleOf(now.dataset, catalogues.value?.datasets ?? [])}
    </button>
  );
}

function undo(): void {
  painting.value = undone(painting.value);
}

function redo(): void {
  painting.value = redone(painting.value);
}

/** The keys that undo everywhere, but not those of a text that is being typed. */
function onKeyDown(event: KeyboardEvent): void {
  const isTyped = event.target instanceof HTMLInputElement;
  if (isTyped || event.key.toLowerCase() !== "z" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  if (event.shiftKey) redo();
  else undo();
}
