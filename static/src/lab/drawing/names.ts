import { short } from "../../model/format";

/** What a unit is, for those who cannot see it. */
export interface UnitFacts {
  readonly layer: number;
  readonly unit: number;
  /** How many layers there are after the inputs. */
  readonly layers: number;
  readonly activation: string;
  /** One number, two of a maxout, none of an input or while they are not known. */
  readonly biases: readonly number[];
  readonly gradients: readonly number[];
  /** The name of the feature that an input is, of the class that an output tells; else empty. */
  readonly of: string;
}

/** The name of a layer as a head: "Inputs", "Hidden 1", "Output". */
export function layerTitle(layer: number, layers: number): string {
  if (layer === 0) return "Inputs";
  return layer === layers ? "Output" : `Hidden ${layer}`;
}

/** The name of a layer within a sentence: "the inputs", "hidden layer 1", "the output layer". */
export function layerWords(layer: number, layers: number): string {
  if (layer === 0) return "the inputs";
  return layer === layers ? "the output layer" : `hidden layer ${layer}`;
}

/** The name that a unit has in the graph and in the page: "input1", "layer1.neuron3". */
export function unitId(layer: number, unit: number): string {
  return layer === 0 ? `input${unit + 1}` : `layer${layer}.neuron${unit + 1}`;
}

/** Such as "Hidden 1, unit 3: tanh, bias 0.12, gradient −0.003". */
export function unitLabel(facts: UnitFacts): string {
  const { layer, unit, layers, activation, biases, gradients, of } = facts;
  if (layer === 0) return [`Input ${unit + 1}`, of].filter(Boolean).join(": ");
  const place = `${layerTitle(layer, layers)}, unit ${unit + 1}${of && ` (${of})`}`;
  const told = [
    activation,
    numbers("bias", "biases", biases),
    numbers("gradient", "gradients", gradients),
  ];
  return `${place}: ${told.filter(Boolean).join(", ")}`;
}

/** Such as "w = 0.1234 (gradient −0.02)". */
export function weightWords(weight: number, gradient: number | null): string {
  const rest = gradient === null ? "" : ` (gradient ${signed(gradient)})`;
  return `w = ${signed(weight)}${rest}`;
}

/** Four digits, with a true minus. */
export function signed(number: number): string {
  return short(number).replaceAll("-", "−");
}

/** A number that was sent in single precision, without the digits that this makes up. */
export function plain(number: number): number {
  return Number(number.toPrecision(6));
}

/** How many of the edges are drawn; nothing where all are. */
export function drawnWords(drawn: number, count: number): string {
  if (drawn >= count) return "";
  const [few, all] = [drawn.toLocaleString("en"), count.toLocaleString("en")];
  return `the ${few} strongest of ${all} edges are drawn`;
}

function numbers(one: string, many: string, values: readonly number[]): string {
  if (values.length === 0) return "";
  return `${values.length === 1 ? one : many} ${values.map(signed).join(" and ")}`;
}
