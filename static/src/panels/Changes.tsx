import { useEffect, useState } from "preact/hooks";

import { history, say } from "../session";
import { deedBetween } from "./deeds";

/** Tells readers of the screen what each change did; what undo did is told to everyone. */
export function Changes() {
  const [words, setWords] = useState("");
  useEffect(() => {
    let before = history.peek();
    return history.subscribe((now) => {
      const deed = deedBetween(before, now);
      before = now;
      if (deed?.isTravel) say(deed.words);
      else if (deed) setWords(deed.words);
    });
  }, []);
  return (
    <p class="sr" role="log" aria-label="Changes">
      {words}
    </p>
  );
}
