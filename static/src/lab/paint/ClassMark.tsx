import { classColour, markPath } from "./classes";

interface Props {
  readonly index: number;
  /** A ring, as samples that are held out are drawn. */
  readonly hollow?: boolean;
  /** Where it stands for samples of any class. */
  readonly colour?: string;
}

/** The mark of a class within words; its name stands beside it. */
export function ClassMark({ index, hollow = false, colour = classColour(index) }: Props) {
  return (
    <svg class="class-mark" viewBox="-7 -7 14 14" width="12" height="12" aria-hidden="true">
      <path
        d={markPath(index, 4.4)}
        fill={hollow ? "none" : colour}
        stroke={hollow ? colour : "none"}
        stroke-width="2"
      />
    </svg>
  );
}
