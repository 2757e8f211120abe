import { useEffect, useRef } from "preact/hooks";

import { theme } from "../../../../machine/theme";
import type { DatasetRecord } from "../../../contract";
import { drawSketch } from "./draw";
import { previewOf } from "./previews";

interface Props {
  readonly record: DatasetRecord;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

/** Side of the picture, px. */
const SIDE = 44;

/** A dataset as a small picture that chooses it. */
export function Thumbnail({ record, isChosen, onChoose }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const look = theme.value;
  useEffect(() => {
    let isThere = true;
    void previewOf(record).then((sketch) => {
      if (isThere && sketch && canvas.current) drawSketch(canvas.current, sketch, SIDE);
    });
    return () => (isThere = false);
  }, [record.name, look]);
  return (
    <button
      type="button"
      class="data-thumbnail"
      aria-label={record.title}
      aria-pressed={isChosen}
      title={`${record.title}: ${record.doc}`}
      onClick={onChoose}
    >
      <canvas ref={canvas} class="data-picture" width={SIDE} height={SIDE} aria-hidden="true" />
    </button>
  );
}
