/** Module worker: receives nodes, posts their Layout. */
import { layered } from "./layered";
import type { LayoutNode } from "./layout";

addEventListener("message", (event: MessageEvent<readonly LayoutNode[]>) => {
  postMessage(layered(event.data));
});
