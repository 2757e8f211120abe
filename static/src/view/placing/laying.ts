/** A layout that takes its time. */
export interface Laying {
  readonly nodes: number;
  /** 0 to 1, never less than before. */
  readonly done: number;
  /** Be content with a rough one. */
  readonly stop: () => void;
}

/** Told as it goes on; null once nothing is under way. */
export type TellLaying = (laying: Laying | null) => void;

export const unheard: TellLaying = () => undefined;

/** Why a layout that a person stopped ends. */
export class Stopped extends Error {
  override readonly name = "Stopped";
}
