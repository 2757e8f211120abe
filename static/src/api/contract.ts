import type { components } from "./contract.gen";

/** The API's types, generated from its OpenAPI document by `npm run contract`, under short names. */
type Schemas = components["schemas"];

export type Problem = Schemas["Fault"];
export type Span = Schemas["SpanOut"];
export type Parsed = Schemas["ParseAnswer"];
export type Op = Schemas["OpOut"];
export type Catalogue = Schemas["OpsAnswer"];
export type Example = Schemas["ExampleOut"];
export type Examples = Schemas["ExamplesAnswer"];
export type Layered = Schemas["LayeredAnswer"];
export type Grid = Schemas["GridAnswer"];
export type ExportFormat = Schemas["FormatOut"];
export type ExportFormats = Schemas["ExportsAnswer"];
export type Hessian = Schemas["HessianAnswer"];
export type Imported = Schemas["ImportAnswer"];
export type Checked = Schemas["CheckAnswer"];
export type Witness = Schemas["WitnessesOut"];
export type Derivative = Schemas["DerivativeAnswer"];
export type Diagnosis = Schemas["DiagnoseAnswer"];
export type Finding = Schemas["FindingOut"];
export type Differences = Schemas["DifferencesAnswer"];
export type Paths = Schemas["PathsAnswer"];
export type Path = Schemas["PathOut"];
export type Columns = Schemas["Columns"];
export type Registered = Schemas["RegisterAnswer"];

export type Trace = Schemas["TraceAnswer"];
export type TraceNode = Schemas["TracedNode"];
export type Step = Schemas["Step"];
export type ValueStep = Schemas["ValueEvent"];
export type SeedStep = Schemas["SeedEvent"];
export type FlowStep = Schemas["FlowEvent"];

/** What the page sends is its own model's graph, which the server checks whole. */
export type { Graph } from "../model/graph";
