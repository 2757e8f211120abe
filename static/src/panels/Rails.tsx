import type { Op } from "../model/graph";
import { examples, openedExample, openExample, ops } from "../session";

interface PaletteProps {
  /** Write the op into the expression. */
  readonly onPick: (op: Op) => void;
}

/** The ops by family, set in mathematics; one click writes it into the expression. */
export function Palette({ onPick }: PaletteProps) {
  const computing = [...ops.value.values()].filter((op) => op.inputs.length > 0);
  const families = [...new Set(computing.map((op) => op.family))];
  return (
    <section class="rail-part">
      <h2 id="palette">Palette</h2>
      <ul class="palette" aria-labelledby="palette">
        {families.map((family) => (
          <li key={family}>
            <h3 id={`family-${family}`}>{family.replaceAll("_", " ")}</h3>
            <ul aria-labelledby={`family-${family}`}>
              {computing
                .filter((op) => op.family === family)
                .map((op) => (
                  <li key={op.name}>
                    <OpButton op={op} onPick={onPick} />
                  </li>
                ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}

function OpButton({ op, onPick }: PaletteProps & { readonly op: Op }) {
  return (
    <button
      type="button"
      aria-label={op.name}
      title={`${op.name}(${op.inputs.join(", ")})\n${op.doc}`}
      class={op.symbol.length > 3 ? "long" : ""}
      onClick={() => onPick(op)}
    >
      {op.symbol}
    </button>
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
