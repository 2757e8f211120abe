import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

import { AllWeights } from "./AllWeights";
import { Caption } from "./Caption";
import { glide, shownPlaces } from "./glide";
import { Heads } from "./Heads";
import { Plane } from "./Plane";
import { box } from "./room";
import { UnitCard } from "./UnitCard";
import { Units } from "./Units";
import { WeightCard } from "./WeightCard";

/** The network: columns of units and the edges between, each to be looked at and changed by hand. */
export function Drawing() {
  const pane = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = pane.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => {
      const { clientWidth: width, clientHeight: height } = element;
      if (width > 0 && height > 0) box.value = { width, height };
    });
    observer.observe(element);
    const end = glide();
    return () => {
      observer.disconnect();
      end();
    };
  }, []);
  return (
    <section class="drawing" aria-label="Network drawing">
      <div ref={pane} class="drawing-scroll">
        <Room>
          <Heads />
          <Plane />
          <Units />
          <UnitCard />
          <WeightCard />
        </Room>
      </div>
      <Caption />
      <AllWeights />
    </section>
  );
}

/** As large as what is drawn: the pane scrolls where this is larger. */
function Room({ children }: { readonly children: ComponentChildren }) {
  const { width, height } = shownPlaces.value ?? box.value;
  return (
    <div class="drawing-plane" style={{ width: `${width}px`, height: `${height}px` }}>
      {children}
    </div>
  );
}
