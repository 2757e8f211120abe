/** The page's colours and fonts, as a canvas takes them. */
export interface Palette {
  readonly card: string;
  readonly ink: string;
  readonly line: string;
  readonly strongLine: string;
  readonly blue: string;
  readonly red: string;
  readonly blueSoft: string;
  readonly amber: string;
  readonly sans: string;
  readonly math: string;
}

/** What tokens.css says now; it says something else once the system's light changes. */
export function paletteOf(element: Element): Palette {
  const style = getComputedStyle(element);
  const token = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  return {
    card: token("card"),
    ink: token("ink"),
    line: token("line"),
    strongLine: token("strong-line"),
    blue: token("blue"),
    red: token("red"),
    blueSoft: token("blue-soft"),
    amber: token("amber"),
    sans: token("sans"),
    math: token("math"),
  };
}
