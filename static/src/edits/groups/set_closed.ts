import { refusal, type Edit, type Refusal, type Work } from "../../model/edit";
import { quoted } from "../words";
import { lastOf, pathsOf } from "./paths";

/** A group drawn as one box, or opened again. */
export function setClosed(
  { document, sketch }: Work,
  path: string,
  isClosed: boolean,
): Edit | Refusal {
  if (!pathsOf(document.groups).has(path)) {
    return refusal(null, `there is no group ${quoted(path)}`);
  }
  const others = document.closed.filter((each) => each !== path);
  const wasClosed = others.length < document.closed.length;
  if (wasClosed === isClosed) {
    return refusal(null, `${lastOf(path)} is ${isClosed ? "closed" : "open"} already`);
  }
  return {
    name: `${isClosed ? "close" : "open"} ${lastOf(path)}`,
    sketch,
    rest: { closed: isClosed ? [...others, path] : others },
  };
}
