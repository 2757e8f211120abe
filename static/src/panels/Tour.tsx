import { useEffect, useRef } from "preact/hooks";

import { bring, endTour, nextInTour, raised, sketch, tourStep } from "../session";
import { focusSoon } from "./focusing";
import "./tour.css";

/** The tour's card: what to try now. The page stays usable, for the tour happens in it. */
export function Tour() {
  const card = useRef<HTMLElement>(null);
  const now = tourStep.value;
  const target = now?.step.target;
  const isOn = now !== null;
  useEffect(() => {
    if (!isOn) return undefined;
    // What began it is gone by now, and with it the keyboard's place.
    const request = requestAnimationFrame(() => {
      if (document.activeElement === document.body) card.current?.focus();
    });
    return () => cancelAnimationFrame(request);
  }, [isOn]);
  useEffect(() => {
    const element = target === undefined ? null : document.querySelector(target);
    element?.classList.add("toured");
    if (element?.closest(".sheet")) show(element);
    else raised.value = false;
    return () => element?.classList.remove("toured");
  }, [target]);
  if (!now) return null;
  const { step, number, of } = now;
  const isLast = number === of;
  return (
    <section ref={card} class="tour" aria-label="Tour" tabIndex={-1}>
      <p class="tour-place" aria-hidden="true">
        {Array.from({ length: of }, (_, i) => (
          <i key={i} class={i < number ? "done" : ""} />
        ))}
        <span class="soft">
          {number} of {of}
        </span>
      </p>
      <div role="status">
        <h2>{step.title}</h2>
        <p>{step.words()}</p>
        {!isLast && <p class="soft tour-keys">By keyboard: {step.keys}</p>}
        {isLast && <p class="soft">{step.keys}</p>}
      </div>
      <div class="tour-buttons">
        {!isLast && (
          <button type="button" class="button text" onClick={() => leave(endTour)}>
            End the tour
          </button>
        )}
        <button
          type="button"
          class={`button ${isLast ? "main" : "text"}`}
          onClick={() => (isLast ? leave(endTour) : nextInTour())}
        >
          {isLast ? "Done" : "Next"}
        </button>
      </div>
    </section>
  );
}

/** End it; the keyboard goes on in what was built. */
function leave(end: () => void): void {
  end();
  focusSoon(sketch.value.output ?? "");
}

/** What lies in the sheet of a phone is brought up with it. */
function show(element: Element): void {
  bring(element.closest(".rail") ? "palette" : "explanation");
  requestAnimationFrame(() => element.scrollIntoView({ block: "nearest" }));
}
