import type { Options, PictureFormat } from "./format";
import { gifOf } from "./gif/animation";
import { pngOf } from "./raster";
import { reelOf, type Pace, type Reel } from "./reel";
import { MOVING, scaleWithin, STILL, whyTooLarge, type Bounds } from "./size";
import { caption, drawnNow, shownNow } from "./subject";
import { momentOf, PictureMaker, type Standalone } from "./svg";
import type { Theme } from "./theme";
import { webmKind, webmOf } from "./webm";

/** The drawing's picture formats. */
export const PICTURES: readonly PictureFormat[] = [
  {
    name: "svg",
    title: "SVG",
    group: "Picture",
    doc: "Sharp at any size, and editable: one file with its fonts in it.",
    suffix: ".svg",
    options: ["theme", "moment", "gradients"],
    isCopied: true,
    whyNot: () => null,
    bounds: STILL,
    make: async (maker, options) => {
      const { text } = await pictureOf(maker, { ...options, scale: 1 });
      return new Blob([text], { type: "image/svg+xml" });
    },
  },
  {
    name: "png",
    title: "PNG",
    group: "Picture",
    doc: "Pixels, for slides and posts.",
    suffix: ".png",
    options: ["theme", "moment", "gradients", "scale"],
    isCopied: true,
    whyNot: () => null,
    bounds: STILL,
    make: async (maker, options) => pngOf(await pictureOf(maker, within(STILL, maker, options))),
  },
  {
    name: "gif",
    title: "Animated GIF",
    group: "Picture",
    doc: "The derivatives on their way, step by step, over and over.",
    suffix: ".gif",
    options: ["theme", "scale", "step", "motion"],
    isCopied: false,
    whyNot: withoutSteps,
    bounds: MOVING,
    make: filmed(gifOf),
  },
  {
    name: "webm",
    title: "WebM film",
    group: "Picture",
    doc: "The same as a film; it is recorded as it plays, so it takes as long as it lasts.",
    suffix: ".webm",
    options: ["theme", "scale", "step", "motion"],
    isCopied: false,
    whyNot: () => (webmKind() === null ? "This browser records no WebM." : withoutSteps()),
    bounds: MOVING,
    make: filmed(webmOf),
  },
];

/** How many cards the drawing has. */
export function cardCount(): number {
  return drawnNow()?.picture.sketch.nodes.length ?? 0;
}

/** Whoever draws the page's drawing once more; there is one wherever there is a dialog to ask. */
export function makerFor(theme: Theme): PictureMaker {
  const drawn = drawnNow();
  if (!drawn) throw new Error("there is no drawing on this page");
  return new PictureMaker(drawn, shownNow(), caption.value, theme);
}

export function pictureOf(maker: PictureMaker, options: Options): Promise<Standalone> {
  return maker.at(momentOf(options, shownNow()), options.scale);
}

/** The animation as it would be; null where there is nothing that moves. */
export function reelNow(pace: Pace): Reel | null {
  const shown = shownNow();
  const reel = shown && reelOf(shown, pace);
  return reel && reel.stills.length > 1 ? reel : null;
}

/** The options with the largest scale, up to the one asked for, that there is room for. */
function within(bounds: Bounds, maker: PictureMaker, options: Options): Options {
  const size = maker.size();
  const scale = scaleWithin(size, options.scale, bounds);
  if (scale === null) throw new Error(whyTooLarge(size, 1, bounds) ?? "there is no room");
  return { ...options, scale };
}

function filmed(make: typeof gifOf): PictureFormat["make"] {
  return (maker, asked, making) => {
    const options = within(MOVING, maker, asked);
    const stills = reelNow(options)?.stills ?? [];
    return make(maker, stills, { ...making, scale: options.scale });
  };
}

function withoutSteps(): string | null {
  if (reelNow({ step: 1000, motion: false })) return null;
  return "There are no derivatives to show on their way: the graph is not finished.";
}
