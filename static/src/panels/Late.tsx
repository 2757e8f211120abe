import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";

import { closeOverlay, say } from "../session";

/** A part of the page whose code is fetched when it is first wanted. */
export function Late({ load }: { readonly load: () => Promise<ComponentType> }) {
  const [Part, setPart] = useState<ComponentType | null>(null);
  useEffect(() => {
    let isWanted = true;
    load().then(
      (loaded) => isWanted && setPart(() => loaded),
      () => {
        closeOverlay();
        say("That part of the page did not arrive: the server may be away");
      },
    );
    return () => (isWanted = false);
  }, [load]);
  return Part && <Part />;
}
