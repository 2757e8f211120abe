import { useEffect, useRef, useState } from "preact/hooks";

/** How long a kept number is shown while the page has not answered with it, ms. */
const PATIENCE = 1500;

/** Where a change is reported: a start, every number on the way, and once the one to keep. */
export interface Reports {
  readonly onInput: (value: number) => void;
  readonly onCommit: (value: number) => void;
  readonly onStart?: (() => void) | undefined;
}

/** A number while it is being changed. Every start is followed by exactly one commit. */
export interface LiveValue {
  /** What to show: the number on its way, else the page's. */
  readonly shown: number;
  /** Report the next number, starting the change if none is under way. */
  readonly move: (next: number) => void;
  /** Keep the number reached. */
  readonly end: () => void;
  /** Go back to where the change started, and end it. Says whether there was one. */
  readonly cancel: () => boolean;
}

export function useLiveValue(value: number, { onStart, onInput, onCommit }: Reports): LiveValue {
  const [live, setLive] = useState<number | null>(null);
  const change = useRef<{ readonly from: number; at: number } | null>(null);
  const shown = live ?? value;

  // A kept number stays until the page shows it too, so that nothing flickers back meanwhile.
  useEffect(() => {
    if (live === null || change.current) return;
    if (Object.is(live, value)) {
      setLive(null);
      return;
    }
    const giveUp = setTimeout(() => {
      if (!change.current) setLive(null);
    }, PATIENCE);
    return () => clearTimeout(giveUp);
  });

  function move(next: number): void {
    if (!change.current) {
      change.current = { from: shown, at: shown };
      onStart?.();
    }
    if (Object.is(next, change.current.at)) return;
    change.current.at = next;
    setLive(next);
    onInput(next);
  }

  function end(): void {
    if (!change.current) return;
    const { at } = change.current;
    change.current = null;
    setLive(at);
    onCommit(at);
  }

  function cancel(): boolean {
    if (!change.current) return false;
    move(change.current.from);
    end();
    return true;
  }

  return { shown, move, end, cancel };
}
