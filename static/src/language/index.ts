export { withKept } from "./kept";
export { read } from "./read";
export { renamedBetween } from "./renamed_between";
export { rewritten, type Rewriting } from "./rewritten";
export { written } from "./written";
export { writtenDocument, type GraphFromOutside } from "./written_document";
