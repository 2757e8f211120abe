import { Tex } from "../math/Tex";
import { DERIVATIVE, HEADING } from "../model/link";
import {
  declineTour,
  frame,
  graph,
  isTourOffered,
  mode,
  moment,
  sketch,
  startTour,
  stepCount,
  timeline,
  uncountable,
  valuesOnly,
  wrt,
} from "../session";
import { useNarrated } from "./narrated";
import { isReady } from "./ready";
import { Cross } from "../pages/Cross";

/** Narrates the step that is under way or was just done, in words and set mathematics. */
export function Explanation() {
  const now = timeline.value;
  const at = Math.ceil(moment.value);
  const step = useNarrated(frame.value?.active ?? null);
  const rests = now !== null && moment.value === now.forwardEnd;
  return (
    <section class="explanation" aria-label="Explanation" aria-live="polite" aria-atomic="true">
      <h2>
        Explanation <small>{stepCount.value > 0 && `step ${at} of ${stepCount.value}`}</small>
      </h2>
      <div class="narration">
        {!isReady.value ? (
          <p class="soft">The page is on its way…</p>
        ) : stepCount.value === 0 ? (
          <p>
            {sketch.value.nodes.length === 0
              ? "There is no graph yet. What it computes is explained here, step by step."
              : "Nothing can be computed yet: give the inputs numbers, and connect the open ports."}
          </p>
        ) : at === 0 ? (
          <p>Nothing is computed yet. Step forward: each node waits for its inputs.</p>
        ) : rests && mode.value === "forward" ? (
          <p class="invitation">
            The values are in, in <b class="blue">blue</b>. How fast does each node move when{" "}
            <i class="math">{wrt.value}</i> moves? Step on with <kbd>→</kbd> to carry its tangent
            along, in <b class="red">red</b>.
          </p>
        ) : rests && uncountable.value ? (
          <p class="invitation">
            There are so many paths that their numbers are too long to be written down. Count those
            of a part of the graph.
          </p>
        ) : rests && valuesOnly.value ? (
          <p class="invitation">
            All that can be computed is there, in <b class="blue">blue</b>.{" "}
            {HEADING[DERIVATIVE[mode.value]]}
            {mode.value === "reverse" && "s"} follow once <i class="math">{sketch.value.output}</i>{" "}
            can be computed and is a single number.
          </p>
        ) : rests && mode.value === "counting" ? (
          <p class="invitation">
            By how many paths does each node reach <i class="math">{graph.value?.output}</i>? The
            same sweep tells, with every local derivative read as 1. Press{" "}
            <b class="red">Run backward</b>, or step through it with{" "}
            <kbd aria-label="the right arrow key">→</kbd>.
          </p>
        ) : rests ? (
          <p class="invitation">
            The values are in, in <b class="blue">blue</b>. How much does each of them move{" "}
            <i class="math">{graph.value?.output}</i>? Press <b class="red">Run backward</b> to see
            every gradient, in <b class="red">red</b>, or step through it with{" "}
            <kbd aria-label="the right arrow key">→</kbd>.
          </p>
        ) : (
          <>
            <p>{step?.words}</p>
            {step?.latex && <Tex latex={step.latex} display />}
          </>
        )}
        {isTourOffered.value && rests && <Invitation />}
      </div>
    </section>
  );
}

/** On a first visit: the tour, once. */
function Invitation() {
  return (
    <p class="tour-offer">
      <span>New here?</span>
      <button type="button" class="button text" onClick={startTour}>
        Take the two-minute tour
      </button>
      <button
        type="button"
        class="button plain quiet"
        aria-label="No tour, thank you"
        title="No tour, thank you"
        onClick={declineTour}
      >
        <Cross size={14} />
      </button>
    </p>
  );
}
