import { useEffect, useRef } from "preact/hooks";

import { openOwnData } from "./open";

/** The whole page, and the dialog before it, take a file that is let go over them. */
export function DropTarget() {
  const sign = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Inner elements tell of entering and leaving too: only the last leaving ends it.
    let depth = 0;
    const set = (to: number): void => {
      depth = Math.max(0, to);
      // A popover, as it has to stand before a dialog.
      if (sign.current?.isConnected) sign.current.togglePopover(depth > 0);
    };
    const listeners: Readonly<Record<string, (event: DragEvent) => void>> = {
      dragenter: () => set(depth + 1),
      dragleave: () => set(depth - 1),
      dragover: (event) => event.preventDefault(),
      drop: (event) => {
        event.preventDefault();
        set(0);
        const file = event.dataTransfer?.files[0];
        if (file) void take(file);
      },
    };
    const heard = Object.entries(listeners).map(([name, act]) => {
      const listen = (event: Event): void => {
        if (event instanceof DragEvent && event.dataTransfer?.types.includes("Files")) act(event);
      };
      addEventListener(name, listen);
      return () => removeEventListener(name, listen);
    });
    return () => {
      for (const stop of heard) stop();
    };
  }, []);
  return (
    <div ref={sign} class="own-drop" popover="manual" role="status">
      Let go to read the table
    </div>
  );
}

async function take(file: File): Promise<void> {
  openOwnData("table");
  const { bringFile } = await import("./table/state");
  await bringFile(file);
}
