import { pathOf, type Point } from "../../layout";
import type { Hand } from "../input/hand";
import type { Course } from "../input/press";
import { bubble } from "../marks/bubble";
import { startOf } from "../placing/ports";
import { wireCurve } from "../placing/routing";
import { svg } from "../svg";
import { landingAt, type Landing } from "./landing";
import { LitPorts } from "./lit_ports";
import { connect, landingName, letGo, placesOf, refusalOf, type Pulled } from "./terms";

/** How near to a port a wire is let go to end there, px of the screen. */
const REACH = { mouse: 24, touch: 40 };
/** Where the words beside the pointer stand, px of the screen. */
const BESIDE = 20;

/** Follow the pointer with a wire, show where it may end and why it may not, and let it end there. */
export function pull(hand: Hand, pulled: Pulled, isTouch: boolean): Course {
  const { drawing, host, overlay, view } = hand;
  const { fixed, edge } = pulled;
  const { style } = drawing.arrangement;
  const line = svg("path", { class: "wire" });
  const words = svg("g", { class: "wire-words" });
  const places = placesOf(hand);
  const start = startOf(fixed, drawing);
  const lit = new LitPorts(hand, pulled, places);
  const taken = edge === null ? undefined : drawing.lines.get(edge)?.line;
  let landing: Landing | null = null;
  const wasByHand = view.isByHand();
  view.keep(true);
  overlay.replaceChildren(line, words);
  host.classList.add("pulling");
  taken?.mark("taken", true);

  const show = (at: Point): void => {
    const refusal = landing && refusalOf(hand, pulled, landing);
    const end = landing?.port && refusal === null ? landing.port.at : at;
    const [a, b] = "from" in fixed ? [start, end] : [end, start];
    line.setAttribute("d", pathOf([wireCurve(a, b, style)]));
    line.classList.toggle("refused", refusal !== null);
    lit.aim(landing?.port?.end ?? null);
    const said = landing && (refusal ?? landingName(hand, landing));
    const far = BESIDE / view.camera().k;
    const beside = { x: at.x + far, y: at.y + far };
    words.replaceChildren(...(said ? [bubble(said, beside, 1 / view.camera().k)] : []));
    words.classList.toggle("refused", refusal !== null);
  };
  const finish = (): void => {
    overlay.replaceChildren();
    host.classList.remove("pulling");
    taken?.mark("taken", false);
    lit.end();
  };
  return {
    move: (event) => {
      const at = view.place({ x: event.clientX, y: event.clientY });
      const reach = (isTouch ? REACH.touch : REACH.mouse) / view.camera().k;
      landing = landingAt(at, fixed, places, style, reach);
      show(at);
    },
    end: (event) => {
      finish();
      if (!landing) letGo(hand, pulled, { x: event.clientX, y: event.clientY });
      else if (landing.port && refusalOf(hand, pulled, landing) === null) {
        // Where a person has placed nothing all is laid out anew, and seen as it was before.
        if (Object.keys(drawing.picture?.places ?? {}).length === 0) view.keep(wasByHand);
        connect(hand, pulled, landing.port.end);
      }
    },
    cancel: finish,
  };
}
