/** So many classes have a colour and a mark of their own; further ones begin anew. */
export const MOST_CLASSES = 10;

/** Corners of a mark around its middle, at about one radius. */
type Corner = readonly [x: number, y: number];

/** Marks that differ in shape, so that colour is never the only cue; the first is a circle. */
const SHAPES: readonly (readonly Corner[])[] = [
  [],
  box(0.87),
  polygon(3, 1.25, -90),
  polygon(4, 1.2, 0),
  polygon(3, 1.25, 90),
  plus(1.1, 0.42, 0),
  polygon(5, 1.1, -90),
  star(5, 1.35, 0.6),
  polygon(6, 1.1, 0),
  plus(1.2, 0.42, 45),
];

/** The outline of a class's mark around 0,0, as the data of an SVG path. */
export function markPath(index: number, radius: number, x = 0, y = 0): string {
  const corners = SHAPES[index % MOST_CLASSES] ?? [];
  if (corners.length === 0) return circle(radius, x, y);
  return `M${corners.map(([dx, dy]) => `${round(x + radius * dx)} ${round(y + radius * dy)}`).join("L")}Z`;
}

/** The colour of a class's marks, as CSS; the style sheet has one for light and one for dark. */
export function classColour(index: number): string {
  return `var(--class-${index % MOST_CLASSES})`;
}

/** The colour of the places that surely belong to a class, as CSS. */
export function areaColour(index: number): string {
  return `var(--class-${index % MOST_CLASSES}-area)`;
}

/** The same colours for a canvas, as they are now. */
export function paintedClasses(): { readonly marks: string[]; readonly areas: string[] } {
  const style = getComputedStyle(document.documentElement);
  const all = Array.from({ length: MOST_CLASSES }, (_, index) => `--class-${index}`);
  return {
    marks: all.map((name) => style.getPropertyValue(name).trim()),
    areas: all.map((name) => style.getPropertyValue(`${name}-area`).trim()),
  };
}

function circle(radius: number, x: number, y: number): string {
  const arc = `a${radius} ${radius} 0 1 0`;
  return `M${round(x - radius)} ${round(y)}${arc} ${2 * radius} 0${arc} ${-2 * radius} 0Z`;
}

function box(half: number): Corner[] {
  return [
    [-half, -half],
    [half, -half],
    [half, half],
    [-half, half],
  ];
}

function polygon(count: number, radius: number, from: number): Corner[] {
  return Array.from({ length: count }, (_, k) => around(radius, from + (360 * k) / count));
}

function star(points: number, outer: number, inner: number): Corner[] {
  return Array.from({ length: 2 * points }, (_, k) =>
    around(k % 2 === 0 ? outer : inner, -90 + (180 * k) / points),
  );
}

/** A plus sign with arms of some width, turned by some degrees. */
function plus(reach: number, half: number, turn: number): Corner[] {
  const arm: readonly Corner[] = [
    [half, -half],
    [reach, -half],
    [reach, half],
  ];
  return [0, 90, 180, 270].flatMap((quarter) =>
    arm.map((corner) => turned(corner, quarter + turn)),
  );
}

function turned([x, y]: Corner, degrees: number): Corner {
  const [cos, sin] = around(1, degrees);
  return [x * cos - y * sin, x * sin + y * cos];
}

function around(radius: number, degrees: number): Corner {
  const angle = (degrees * Math.PI) / 180;
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
}

function round(x: number): number {
  return Math.round(x * 100) / 100;
}
