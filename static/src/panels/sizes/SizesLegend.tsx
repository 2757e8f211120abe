import { short } from "../../model/format";
import { mode, moment, sizeScale, tableShown, timeline } from "../../session";
import { FAINT, HUGE } from "../../timeline/findings";
import { placeOn, type SizeScale } from "../../timeline/sizes";
import { PATTERNS } from "../../view/cards/size_mark";
import "./sizes.css";

/** What the tints of cards mean: a logarithmic scale, and the signs for what is not on it. */
export function SizesLegend() {
  const scale = sizeScale.value;
  if (!scale || tableShown.value) return null;
  const isForward = mode.value === "forward";
  const name = isForward ? "Sizes of tangents" : "Sizes of gradients";
  const isEarly = moment.value <= (timeline.value?.forwardEnd ?? 0);
  return (
    <section class="sizes" aria-label={name}>
      <h2>{name}</h2>
      <Ramp scale={scale} />
      <ul>
        <Swatch fill={`url(#${PATTERNS.zero})`} words="0" />
        <Swatch fill={`url(#${PATTERNS.unbounded})`} words="∞ or NaN" />
        <Swatch fill="var(--card)" words={isEarly ? "none yet" : "none"} />
      </ul>
    </section>
  );
}

function Ramp({ scale }: { readonly scale: SizeScale }) {
  const at = placeOn(scale, scale.start);
  const [faint, huge] = [placeOn(scale, scale.start * FAINT), placeOn(scale, scale.start * HUGE)];
  const marks = [faint, at, huge].filter((place) => place > 0 && place < 1);
  const side = at > 0.5 ? { right: share(1 - at) } : { left: share(at) };
  return (
    <div class="sizes-ramp">
      <div class="sizes-names">
        {faint > 0 && (
          <span class="faint" style={{ width: share(faint) }}>
            vanishing
          </span>
        )}
        <span class="start" style={side}>
          {scale.of}: {short(scale.start)}
        </span>
        {huge < 1 && (
          <span class="huge" style={{ width: share(1 - huge) }}>
            exploding
          </span>
        )}
      </div>
      <div class="sizes-tints" aria-hidden="true">
        <i />
        {marks.map((place) => (
          <b key={place} style={{ left: share(place) }} />
        ))}
      </div>
      <div class="sizes-ends">
        <span>{short(10 ** scale.low)}</span>
        <span>{short(10 ** scale.high)}</span>
      </div>
    </div>
  );
}

function Swatch({ fill, words }: { readonly fill: string; readonly words: string }) {
  return (
    <li>
      <svg width="22" height="14" aria-hidden="true">
        <rect class="sizes-swatch" x="0.5" y="0.5" width="21" height="13" rx="3" fill={fill} />
      </svg>
      {words}
    </li>
  );
}

function share(part: number): string {
  return `${part * 100}%`;
}
