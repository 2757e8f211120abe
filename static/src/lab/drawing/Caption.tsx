import { faultAt } from "../fields/faults";
import { backward, looked, problems } from "../session";
import { drawnWords } from "./names";
import { drawing } from "./scene";

/** Below the drawing: what its lines show, and which of them are left out. */
export function Caption() {
  const now = drawing.value;
  const wrong = faultAt(problems.value, "/spec/layers");
  const left = now ? drawnWords(now.drawn.length, now.edges.count) : "";
  return (
    <div class="drawing-caption">
      <span class="caption-choice" role="group" aria-label="Edges show">
        <Side name="Weights" isOn={!backward.value} onPress={() => (backward.value = false)} />
        <Side name="Gradients" isOn={backward.value} onPress={() => (backward.value = true)} />
      </span>
      <span class="caption-words">
        <Sample isDashed={false} /> above 0
        <Sample isDashed /> below 0
        {backward.value && (
          <span>
            {" "}
            · {looked.value ? "of the sample that is looked at" : "of all samples"}, log scale
          </span>
        )}
        {left && <span> · {left}</span>}
      </span>
      {wrong !== null && <span class="caption-fault">{wrong}</span>}
    </div>
  );
}

interface SideProps {
  readonly name: string;
  readonly isOn: boolean;
  readonly onPress: () => void;
}

function Side({ name, isOn, onPress }: SideProps) {
  return (
    <button type="button" class="button" aria-pressed={isOn} onClick={onPress}>
      {name}
    </button>
  );
}

function Sample({ isDashed }: { readonly isDashed: boolean }) {
  const ink = backward.value ? "of-gradient" : isDashed ? "of-negative" : "of-positive";
  return (
    <svg
      class={`caption-sample ${ink}`}
      viewBox="0 0 28 8"
      width="28"
      height="8"
      aria-hidden="true"
    >
      <path d="M1 4h26" stroke-width="2" stroke-dasharray={isDashed ? "5 3" : undefined} />
    </svg>
  );
}
