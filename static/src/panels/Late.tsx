import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";

import { closeOverlay, say } from "../session";

/** What takes no longer than this, ms, is not worth a word. */
const PATIENCE = 400;

/** A part of the page whose code is fetched when it is first wanted. */
export function Late({ load }: { readonly load: () => Promise<ComponentType> }) {
  const [Part, setPart] = useState<ComponentType | null>(null);
  useEffect(() => {
    let isWanted = true;
    const slow = setTimeout(() => say("That part of the page is on its way…"), PATIENCE);
    load()
      .then(
        (loaded) => isWanted && setPart(() => loaded),
        () => {
          if (isWanted) closeOverlay();
          say("That part of the page did not arrive: the server may be away");
        },
      )
      .finally(() => clearTimeout(slow));
    return () => (isWanted = false);
  }, [load]);
  return Part && <Part />;
}
