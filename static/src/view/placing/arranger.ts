import type { Picture } from "../picture";
import { arrangementsOf, type Arrangements } from "./arrangement";
import { unheard, type TellLaying } from "./laying";

/** Lays a picture out anew only where something that places depend on has changed. */
export class Arranger {
  #last: { readonly ops: Picture["ops"]; readonly shape: string } | null = null;
  #made: Promise<Arrangements> | null = null;
  #asked = 0;
  readonly #tell: TellLaying;

  constructor(tell: TellLaying = unheard) {
    this.#tell = tell;
  }

  arrange(picture: Picture): Promise<Arrangements> {
    const { ops } = picture;
    const shape = shapeOf(picture);
    if (this.#made && this.#last?.ops === ops && this.#last.shape === shape) return this.#made;
    const number = ++this.#asked;
    const isLast = (): boolean => this.#asked === number;
    this.#tell(null);
    const made = arrangementsOf(picture, (laying) => isLast() && this.#tell(laying));
    [this.#last, this.#made] = [{ ops, shape }, made];
    // What failed, or gave way to a newer one, is no answer for later.
    made.catch(() => {
      if (isLast()) this.#made = null;
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
