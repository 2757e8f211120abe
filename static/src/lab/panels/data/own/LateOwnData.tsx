import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";

import { say } from "../../../session";
import { closeOwnData, openTab } from "./open";

/** The dialog of one's own data, whose code is fetched when it is first wanted. */
export function LateOwnData() {
  const [Dialog, setDialog] = useState<ComponentType | null>(null);
  const isOpen = openTab.value !== null;
  useEffect(() => {
    if (!isOpen || Dialog) return;
    import("./OwnData").then(
      ({ OwnData }) => setDialog(() => OwnData),
      () => {
        closeOwnData();
        say("That part of the page did not arrive: the server may be away");
      },
    );
  }, [isOpen]);
  return isOpen && Dialog ? <Dialog /> : null;
}
