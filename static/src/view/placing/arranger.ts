import type { Picture } from "../picture";
import { arrangementsOf, type Arrangements } from "./arrangement";

/** Lays a picture out anew only where something that places depend on has changed. */
export class Arranger {
  #last: { readonly ops: Picture["ops"]; readonly shape: string } | null = null;
  #made: Promise<Arrangements> | null = null;

  arrange(picture: Picture): Promise<Arrangements> {
    const { ops } = picture;
    const shape = shapeOf(picture);
    if (this.#made && this.#last?.ops === ops && this.#last.shape === shape) return this.#made;
    const made = arrangementsOf(picture);
    [this.#last, this.#made] = [{ ops, shape }, made];
    // What failed, or gave way to a newer one, is no answer for later.
    made.catch(() => {
      if (this.#made === made) this.#made = null;
    });
    return made;
  }
}

/** All that places and sizes of cards depend on, besides the ops. */
function shapeOf({ sketch, places, style, groups }: Picture): string {
  const nodes = sketch.nodes.map(({ id, op, inputs, value }) => [
    id,
    op,
    inputs,
    op === "constant" ? value : null,
  ]);
  return JSON.stringify([nodes, places, style, groups]);
}
