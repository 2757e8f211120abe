import { examples, openedExample, openExample } from "../session";
import { Layers } from "./Layers";
import { Connected, Grid } from "./PathGraphs";

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
      <Grid />
      <Connected />
      <Layers />
    </section>
  );
}
