import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

import { document_ } from "../session";

/** What stands left and right of the graph; on a phone one sheet below it that can be raised. */
export function Sheet({ children }: { readonly children: ComponentChildren }) {
  const raised = useSignal(false);
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => element.current?.scrollTo(0, 0), [document_.value.title]);
  return (
    <div ref={element} class={raised.value ? "sheet raised" : "sheet"}>
      <button
        type="button"
        class="handle"
        aria-expanded={raised.value}
        aria-label={raised.value ? "Lower the panels" : "Raise the panels"}
        onClick={() => (raised.value = !raised.value)}
      />
      {children}
    </div>
  );
}
