import type { Op } from "../model/graph";
import { examples, openedExample, openExample, ops } from "../session";

interface PaletteProps {
  /** Write the op into the expression. */
  readonly onPick: (op: Op) => void;
}

/** The ops by family, set in mathematics; one click writes it into the expression. */
export function Palette({ onPick }: PaletteProps) {
  const all = [...ops.value.values()].filter((op) => op.family !== "leaf");
  return (
    <section class="rail-part">
      <h2 id="palette">Palette</h2>
      <ul class="palette" aria-labelledby="palette">
        {all.map((op) => (
          <li key={op.name}>
            <button
              type="button"
              aria-label={op.name}
              title={`${op.name}(${op.inputs.join(", ")})\n${op.doc}`}
              class={op.symbol.length > 3 ? "long" : ""}
              onClick={() => onPick(op)}
            >
              {op.symbol}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Worked examples, each with published numbers. */
export function Examples() {
  return (
    <section class="rail-part">
      <h2 id="examples">Examples</h2>
      <ul class="examples" aria-labelledby="examples">
        {examples.value.map((example) => (
          <li key={example.id}>
            <button
              type="button"
              aria-current={openedExample.value === example ? "true" : undefined}
              title={example.about}
              onClick={() => openExample(example)}
            >
              {example.title}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
