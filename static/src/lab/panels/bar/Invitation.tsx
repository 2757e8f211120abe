import { computed } from "@preact/signals";

import { hasTrained, play, run } from "../../session";

/** Whether this person is to be told how to begin. */
export const isInviting = computed(
  () => !hasTrained.value && run.value?.status === "paused" && run.value.steps === 0,
);

/** What a first visitor reads: what there is to be seen, and one button that begins it. */
export function Invitation() {
  if (run.value?.warm === false && run.value.status === "running")
    return (
      <section class="lab-invitation" aria-label="Begin">
        <p>The server compiles the loops that train: once, in less than a minute.</p>
      </section>
    );
  if (!isInviting.value) return null;
  return (
    <section class="lab-invitation" aria-label="Begin">
      <p>This network knows nothing yet. Train it, and watch what every unit learns to tell.</p>
      <button type="button" class="button main" onClick={() => void play()}>
        Train
      </button>
    </section>
  );
}
