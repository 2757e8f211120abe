export { layoutAround } from "./around";
export { layoutOf, Superseded, type LayoutRequest } from "./client";
export { pathOf, pointOn } from "./curve";
export { layered } from "./layered";
export { edgeKey, GROUP_PADDING, portY } from "./layout";
export type { Box, CubicBezier, Layout, LayoutNode, LayoutOptions, Point } from "./layout";
export { routesOf } from "./routing";
