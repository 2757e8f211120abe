import { ramp, type Ramp } from "../paint/ramp";

/** The page's colours, as a canvas wants them. */
export interface Inks {
  readonly positive: string;
  readonly negative: string;
  readonly gradient: string;
  readonly unknown: string;
  readonly card: string;
  readonly ramp: Ramp;
}

/** The colours that the page has now. */
export function inksNow(): Inks {
  const style = getComputedStyle(document.documentElement);
  const ink = (name: string) => style.getPropertyValue(name).trim();
  return {
    positive: ink("--blue"),
    negative: ink("--soft"),
    gradient: ink("--red"),
    unknown: ink("--strong-line"),
    card: ink("--card"),
    ramp: ramp(),
  };
}
