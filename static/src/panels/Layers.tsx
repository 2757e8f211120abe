import { openLayered } from "../session";
import { Count, Made } from "./Made";

const LEAST = 3;
const MOST = 100_000;

/** A graph of any size, in layers that are groups: to see how large ones look. */
export function Layers() {
  return (
    <Made
      title="Layers, as many as you like"
      onOpen={(given) => openLayered(Number(given.get("size")), Number(given.get("width")))}
    >
      <Count name="size" label="Nodes" least={LEAST} most={MOST} usual={2000} />
      <Count name="width" label="in layers of" least={1} most={MOST} usual={40} />
    </Made>
  );
}
