import { typographic } from "../../charts/ticks";
import { short } from "../../../model/format";

/** A sum of two logarithms as it is written: −7.75 − 0.42 = −8.17. */
export function sumText(likelihood: number, prior: number): string {
  const sign = prior < 0 ? "−" : "+";
  return `${signed(likelihood)} ${sign} ${signed(Math.abs(prior))} = ${signed(likelihood + prior)}`;
}

/** Four significant digits with a true minus sign. */
export function signed(value: number): string {
  return typographic(short(value));
}

/** The prior, and what its λ is: a mean is one n-th of a sum, and so is the strength beside it. */
export function priorWords(prior: string, strength: number): string {
  if (!prior.includes("λ")) return prior;
  return `${prior}; λ is the strength, ${signed(strength)}, times the number of costs that the loss is the mean of`;
}

/** Why no log likelihood is shown. */
export function noLikelihood(title: string): string {
  return `${title} is not minus the logarithm of a likelihood: there is no log P(D|N) to show, and the network with the least loss is not “the most probable one”.`;
}
