import type { Making } from "./gif/animation";
import type { Bounds } from "./size";
import type { PictureMaker } from "./svg";

/** The groups of the list of formats, in order. */
export const GROUPS = ["Picture", "Program", "Text"] as const;

/** One form that a graph leaves the page in. */
export interface Format {
  readonly name: string;
  readonly title: string;
  readonly group: (typeof GROUPS)[number];
  /** What it is, in a sentence. */
  readonly doc: string;
}

/** A drawing as a file; which of the options it heeds is told by `options`. */
export interface PictureFormat extends Format {
  readonly suffix: string;
  readonly options: readonly OptionName[];
  readonly bounds: Bounds;
  /** What a clipboard can take. */
  readonly isCopied: boolean;
  /** Why it cannot be made of what is on the page; null where it can. */
  readonly whyNot: () => string | null;
  readonly make: (
    maker: PictureMaker,
    options: Options,
    making: Omit<Making, "scale">,
  ) => Promise<Blob>;
}

/** A text: written here, or by the server, which may refuse. */
export interface TextFormat extends Format {
  readonly suffix: string;
  readonly mediaType: string;
  readonly write: () => Promise<string>;
}

export interface Options {
  readonly theme: "light" | "dark";
  readonly gradients: boolean;
  readonly moment: "now" | "end";
  readonly scale: number;
  /** Time that a step of an animation takes, ms. */
  readonly step: number;
  readonly motion: boolean;
}

export type OptionName = keyof Options;
