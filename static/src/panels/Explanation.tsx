import { Tex } from "../math/Tex";
import {
  frame,
  graph,
  mode,
  moment,
  sketch,
  stepCount,
  timeline,
  valuesOnly,
  wrt,
} from "../session";
import { useNarrated } from "./narrated";

/** Narrates the step that is under way or was just done, in words and set mathematics. */
export function Explanation() {
  const now = timeline.value;
  const at = Math.ceil(moment.value);
  const step = useNarrated(frame.value?.active ?? null);
  const rests = now !== null && moment.value === now.forwardEnd;
  return (
    <section class="explanation" aria-label="Explanation" aria-live="polite" aria-atomic="true">
      <h2>
        Explanation{" "}
        <small>
          step {at} of {stepCount.value}
        </small>
      </h2>
      <div class="narration">
        {stepCount.value === 0 ? (
          <p>
            {sketch.value.nodes.length === 0
              ? "There is no graph yet. Click an op in the palette, press / and type one, or write a line such as f = x * y."
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
        ) : rests && valuesOnly.value ? (
          <p class="invitation">
            All that can be computed is there, in <b class="blue">blue</b>. Gradients follow once{" "}
            <i class="math">{sketch.value.output}</i> can be computed and is a single number.
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
      </div>
    </section>
  );
}
