import { useEffect, useState } from "preact/hooks";

import type { Options, PictureFormat } from "./format";
import { pictureOf } from "./pictures";
import { caption } from "./subject";
import type { PictureMaker } from "./svg";

interface Props {
  readonly format: PictureFormat;
  readonly maker: PictureMaker;
  readonly options: Options;
}

/** How it looks; of an animation its last picture. */
export function PicturePreview({ format, maker, options }: Props) {
  const [url, setUrl] = useState<string | null>(null);
  const { gradients, moment } = options;
  useEffect(() => {
    let made: string | null = null;
    let isLeft = false;
    const isAnimated = format.options.includes("step");
    const seen: Options = isAnimated ? { ...options, moment: "end", gradients: true } : options;
    void pictureOf(maker, { ...seen, scale: 1 }).then(({ text }) => {
      if (isLeft) return;
      made = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
      setUrl(made);
    });
    return () => {
      isLeft = true;
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [format, maker, gradients, moment]);
  return (
    <div class="export-preview">
      {url !== null && <img src={url} alt={`Preview: ${caption.value.title}`} />}
    </div>
  );
}
