import { signal } from "@preact/signals";

import type { Trace } from "../api/contract";
import type { Frame, Timeline } from "../timeline/timeline";
import type { Picture } from "../view/picture";
import type { Arrangement } from "../view/placing/arrangement";

/** The drawing as it stands on the page. */
export interface Drawn {
  readonly picture: Picture;
  readonly arrangement: Arrangement;
}

/** The numbers to be shown in it, and when: moment t means that t steps are done. */
export interface Shown {
  readonly trace: Trace;
  readonly timeline: Timeline;
  readonly moment: number;
  /** What is to be seen of the drawing at a moment. */
  readonly frameAt: (moment: number) => Frame;
}

/** Asks the page's drawing how it stands, once there is one. */
export const drawing = signal<(() => Drawn | null) | null>(null);
