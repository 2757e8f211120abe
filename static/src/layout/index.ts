export { layoutOf, Superseded } from "./client";
export { pathOf, pointOn } from "./curve";
export { layered } from "./layered";
export { edgeKey, portY } from "./layout";
export type { CubicBezier, Layout, LayoutNode, LayoutOptions, Point } from "./layout";
