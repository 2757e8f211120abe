import { useEffect, useState } from "preact/hooks";

/** The whole page takes a file that is let go over it, and says so while one is held there. */
export function DropTarget() {
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    // Inner elements tell of entering and leaving too: only the last leaving ends it.
    let depth = 0;
    const set = (to: number): void => {
      depth = Math.max(0, to);
      setHeld(depth > 0);
    };
    const listeners: Readonly<Record<string, (event: DragEvent) => void>> = {
      dragenter: () => set(depth + 1),
      dragleave: () => set(depth - 1),
      dragover: (event) => event.preventDefault(),
      drop: (event) => {
        event.preventDefault();
        set(0);
        const file = event.dataTransfer?.files[0];
        if (file) void import("../export/opening/incoming").then(({ openFile }) => openFile(file));
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
  if (!isHeld) return null;
  return (
    <div class="drop-target" role="status">
      Let go to open the file
    </div>
  );
}
