import { useEffect } from "preact/hooks";

import { COMMANDS, onKey } from "../commands";
import { document_, mode } from "../session";
import { Away } from "./Away";
import { Canvas } from "./Canvas";
import { Counting } from "./Counting";
import { READING } from "./gestures";
import { SizesLegend } from "./sizes/SizesLegend";
import { Transport } from "./Transport";
import "./embedded.css";

const STEPS = COMMANDS.filter(({ group }) => group === "Steps");

/** The drawing and its steps alone, in a frame of another page. */
export function Embedded() {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(STEPS, event);
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, []);
  return (
    <div class="embedded">
      <main class="stage">
        <h1 class="sr">{document_.value.title}</h1>
        <SizesLegend />
        <Canvas gestures={READING} />
        {mode.value === "counting" && <Counting />}
        <Away />
        <a
          class="whole"
          href={`${location.pathname}${location.hash}`}
          target="_blank"
          rel="noopener"
        >
          Open in Backprop Explorer
        </a>
      </main>
      <Transport commands={STEPS} />
    </div>
  );
}
