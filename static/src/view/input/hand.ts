import type { Viewport } from "../camera/viewport";
import type { Detail } from "../detail";
import type { Drawing } from "../drawing";
import type { FarPainter } from "../far/far_painter";
import type { Gestures } from "../picture";

/** What every gesture works with. */
export interface Hand {
  readonly host: HTMLElement;
  /** Above all: what is drawn only for as long as a gesture lasts. */
  readonly overlay: SVGGElement;
  readonly drawing: Drawing;
  readonly view: Viewport;
  readonly detail: Detail;
  readonly far: FarPainter;
  readonly gestures: Gestures;
  readonly selected: () => ReadonlySet<string>;
  /** Cards are about to be carried: whatever glides has arrived. */
  readonly pickUp: () => void;
  /** The drawing goes back to its arrangement, gliding. */
  readonly letGo: () => void;
  /** What was carried stays where it is. */
  readonly putDown: () => void;
}
