import { useEffect, useMemo, useState } from "preact/hooks";

import type { Options, PictureFormat } from "./format";
import { OptionFields } from "./OptionFields";
import { cardCount, makerFor, reelNow } from "./pictures";
import { PicturePreview } from "./PicturePreview";
import { PictureSaver } from "./PictureSaver";
import { secondsOf } from "./reel";

interface Props {
  readonly format: PictureFormat;
  readonly options: Options;
  readonly onOptions: (options: Options) => void;
}

/** Drawings of more cards are drawn when they are asked for, not as the dialog opens. */
const AT_ONCE = 1500;
/** Time for the page to say what it does before it does it, ms. */
const BREATH = 50;

/** A picture format with its options, a small look at it, and its buttons. */
export function PicturePane({ format, options, onOptions }: Props) {
  const [isDrawn, setDrawn] = useState(cardCount() <= AT_ONCE);
  const { theme } = options;
  const maker = useMemo(() => (isDrawn ? makerFor(theme) : null), [isDrawn, theme]);
  const whyNot = format.whyNot();
  if (whyNot !== null) return <p class="export-refused">{whyNot}</p>;
  if (!maker) return <Large onDraw={() => setDrawn(true)} />;
  return (
    <>
      <OptionFields format={format} options={options} size={maker.size()} onChange={onOptions} />
      <PicturePreview format={format} maker={maker} options={options} />
      <p class="soft">{aboutIt(format, options)}</p>
      <PictureSaver key={theme} format={format} maker={maker} options={options} />
    </>
  );
}

function Large({ onDraw }: { readonly onDraw: () => void }) {
  const [isAsked, setAsked] = useState(false);
  useEffect(() => {
    if (!isAsked) return undefined;
    const timer = setTimeout(onDraw, BREATH);
    return () => clearTimeout(timer);
  }, [isAsked]);
  const cards = `${cardCount().toLocaleString("en")} nodes`;
  if (isAsked) return <p role="status">Drawing {cards}…</p>;
  return (
    <>
      <p>This drawing has {cards}. To draw it as a picture takes some seconds.</p>
      <p class="export-buttons">
        <button type="button" class="button main" onClick={() => setAsked(true)}>
          Draw it
        </button>
      </p>
    </>
  );
}

function aboutIt({ doc, options: heeded }: PictureFormat, options: Options): string {
  const reel = heeded.includes("step") ? reelNow(options) : null;
  if (!reel) return doc;
  const { stills, moves, stride } = reel;
  return [
    `${doc} ${stills.length} pictures, ${secondsOf(reel).toFixed(1)} s.`,
    ...(options.motion && !moves ? ["It is too long for dots on their way."] : []),
    ...(stride > 1 ? [`${stride} steps are shown at a time.`] : []),
  ].join(" ");
}
