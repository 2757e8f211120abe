import { useEffect } from "preact/hooks";

import { endTour, nextInTour, tourStep } from "../session";
import "./tour.css";

/** The tour's card: what to try now. The page stays usable, for the tour happens in it. */
export function Tour() {
  const now = tourStep.value;
  const target = now?.step.target;
  useEffect(() => {
    const element = target === undefined ? null : document.querySelector(target);
    element?.classList.add("toured");
    element?.scrollIntoView({ block: "nearest" });
    return () => element?.classList.remove("toured");
  }, [target]);
  if (!now) return null;
  const { step, number, of } = now;
  const isLast = number === of;
  return (
    <section class="tour" aria-label="Tour">
      <p class="soft" aria-hidden="true">
        {number} of {of}
      </p>
      <div role="status">
        <h2>{step.title}</h2>
        <p>{step.words()}</p>
        <p class="soft">{step.keys}</p>
      </div>
      <div class="tour-buttons">
        {!isLast && (
          <button type="button" class="button text" onClick={endTour}>
            End the tour
          </button>
        )}
        <button type="button" class={`button ${isLast ? "main" : "text"}`} onClick={nextInTour}>
          {isLast ? "Done" : "Next"}
        </button>
      </div>
    </section>
  );
}
