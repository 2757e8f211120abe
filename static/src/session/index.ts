export * from "./state";
export * from "./editing";
export * from "./playing";
export * from "./dragging";
export * from "./address";
