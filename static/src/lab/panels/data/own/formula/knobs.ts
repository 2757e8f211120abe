import type { Knob } from "../../../../contract";

/** What can be turned of points that a formula tells apart; the server has the same ranges. */
export const FORMULA_KNOBS: readonly Knob[] = [
  {
    name: "samples",
    title: "Samples",
    default: 500,
    low: 10,
    high: 5000,
    doc: "How many points are drawn; those where the formula has no value are left out.",
    symbol: "",
    scale: "linear",
    whole: true,
  },
  {
    name: "noise",
    title: "Noise",
    default: 0,
    low: 0,
    high: 2,
    doc: "The standard deviation, in both directions, of a shift that leaves the class as it is.",
    symbol: "",
    scale: "linear",
    whole: false,
  },
];
