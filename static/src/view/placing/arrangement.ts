import { own } from "../../edits/records";
import { layoutAround, layoutOf, type Layout, type LayoutNode, type Point } from "../../layout";
import type { Style } from "../../model/document";
import { fittingScale, type Box } from "../camera/camera";
import type { Picture } from "../picture";
import { folded, ROW_GAP } from "./fold";
import { geometryOf, risen, transposed, type Geometry } from "./geometry";
import { Stopped, unheard, type TellLaying } from "./laying";
import { layoutNodes, MEASURES, sizesIn } from "./measures";
import { around, type Rect } from "./rect";
import { turnedIn } from "./routing";

/** Below this scale the smallest text would be under 10 px: then a closer style is tried. */
const READABLE = 0.8;
/** Any other style has to be this much larger to be worth it. */
const WORTH = 1.15;
/** Below this scale no style can be read, so the drawing keeps its usual one. */
const HOPELESS = 0.4;
/** Rows that a long drawing may be folded into. */
const FOLDS = [2, 3, 4];
/**
 * Spent on a large graph: half of what a layout may take. At 2,000 nodes as few edges cross, or
 * one in a thousand more, and it is there in half the time.
 */
const EFFORT = 3_000_000;
/** A large graph this many times as long as it is high is a hair when it is seen whole. */
const HAIR = 24;
/** How much wider than high it shall be then, as a screen is. */
const SCREENLIKE = 1.7;
/** Larger graphs are not readable whole in any style. */
const CLOSE_NODES = 60;
/** Larger graphs are laid out in a worker, in the one style it knows. */
const AT_ONCE = 150;

export interface Arrangement {
  readonly style: Style;
  readonly sizes: ReadonlyMap<string, Box>;
  readonly geometry: Geometry;
  /** What was laid out: what routes of edges are found among. */
  readonly boxes: readonly LayoutNode[];
}

/** The styles of one graph, each laid out when it is first looked at. */
export interface Arrangements {
  /** The style that suits the screen. */
  readonly suiting: (screen: Box) => Arrangement;
}

/** What a person placed stands where they put it, in the style they saw; the rest suits the screen. */
export async function arrangementsOf(picture: Picture, tell = unheard): Promise<Arrangements> {
  const placed = placedOf(picture);
  const style = placed.size > 0 ? (picture.style ?? "wide") : "wide";
  if (picture.sketch.nodes.length >= AT_ONCE)
    return only(await arrangeLarge(style, picture, placed, tell));
  if (placed.size > 0) return only(arrange(style, picture, placed));
  return chosenByScreen(picture);
}

function only(arrangement: Arrangement): Arrangements {
  return { suiting: () => arrangement };
}

function placedOf({ sketch, places }: Picture): Map<string, Point> {
  return new Map(
    sketch.nodes.flatMap(({ id }) => {
      const at = own(places, id);
      return at ? [[id, at] as const] : [];
    }),
  );
}

function chosenByScreen(picture: Picture): Arrangements {
  const made = new Map<string, Arrangement | null>();
  const keep = (key: string, make: () => Arrangement | null): Arrangement | null => {
    const known = made.get(key);
    const arrangement = known === undefined ? make() : known;
    made.set(key, arrangement);
    return arrangement;
  };
  const inStyle = (style: Style) => keep(style, () => arrange(style, picture));
  const inRows = (rows: number) => keep(`${rows} rows`, () => inFolds(inStyle("near"), rows));
  return {
    suiting: (screen) => {
      const wide = inStyle("wide") ?? arrange("wide", picture);
      const scale = (each: Arrangement | null): number =>
        each ? fittingScale(each.geometry.area, screen) : 0;
      if (picture.sketch.nodes.length > CLOSE_NODES) return wide;
      const readable = [wide, inStyle("near")].find((each) => scale(each) >= READABLE);
      if (readable) return readable;
      let best = wide;
      // Best first: labels have more room beside lines that run down, and folds are to be followed.
      // A frame stays in one piece, with room for its title above it.
      const framed = Object.keys(picture.groups).length > 0;
      const closer = framed
        ? [inStyle("close")]
        : [inStyle("tall"), inStyle("close"), ...FOLDS.map(inRows)];
      for (const each of closer) {
        if (each && scale(each) > Math.max(HOPELESS, scale(best) * WORTH)) best = each;
      }
      return best;
    },
  };
}

/** A chain, of closed groups say, in as many rows as give it the shape of a screen. */
function asScreen(made: Arrangement): Arrangement | null {
  const { width, height } = made.geometry.area;
  if (width < HAIR * height) return null;
  return inFolds(made, Math.round(Math.sqrt(width / (height + ROW_GAP) / SCREENLIKE)));
}

function inFolds(near: Arrangement | null, rows: number): Arrangement | null {
  const geometry = near && folded(near.geometry, near.sizes, rows);
  return geometry && { ...near, geometry };
}

function arrange(
  style: Style,
  picture: Picture,
  placed: ReadonlyMap<string, Point> = new Map(),
): Arrangement {
  const sizes = sizesIn(style, picture.sketch, picture.ops);
  const boxes = layoutNodes(style, picture, sizes);
  const layout = layoutAround(boxes, turnedIn(style, placed), MEASURES[style].options);
  return { style, sizes, boxes, geometry: geometryIn(style, layout) };
}

async function arrangeLarge(
  style: Style,
  picture: Picture,
  placed: ReadonlyMap<string, Point>,
  tell: TellLaying,
): Promise<Arrangement> {
  const sizes = sizesIn(style, picture.sketch, picture.ops);
  const boxes = layoutNodes(style, picture, sizes);
  const layout = await unlessStopped(boxes, turnedIn(style, placed), tell);
  const made = { style, sizes, boxes, geometry: geometryIn(style, layout) };
  const isOurs = placed.size === 0 && Object.keys(picture.groups).length === 0;
  return (isOurs ? asScreen(made) : null) ?? made;
}

/** Who stops it gets a rough layout: its edges cross more, and it is there at once. */
async function unlessStopped(
  boxes: readonly LayoutNode[],
  placed: ReadonlyMap<string, Point>,
  tell: TellLaying,
): Promise<Layout> {
  const stopping = new AbortController();
  const stop = (): void => stopping.abort(new Stopped());
  const onProgress = (done: number): void => tell({ nodes: boxes.length, done, stop });
  onProgress(0);
  try {
    return await layoutOf(boxes, { placed, effort: EFFORT, onProgress, signal: stopping.signal });
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    return await layoutOf(boxes, { placed, effort: 0 });
  } finally {
    tell(null);
  }
}

function geometryIn(style: Style, layout: Layout): Geometry {
  const lying = geometryOf(layout);
  if (style === "rising") return risen(lying, MEASURES[style].height);
  return style === "tall" ? transposed(lying) : lying;
}

/** The box of a card as it is arranged. */
export function cardBox(id: string, { geometry, sizes }: Arrangement): Rect | null {
  const [at, size] = [geometry.cards.get(id), sizes.get(id)];
  return at && size ? { x: at.x, y: at.y, width: size.width, height: size.height } : null;
}

/** The box around the cards of some nodes. */
export function boxAround(nodes: readonly string[], arrangement: Arrangement): Rect | null {
  return around(nodes.flatMap((id) => cardBox(id, arrangement) ?? []));
}
