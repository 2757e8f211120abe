import { complaints } from "../session";

/** So many complaints are listed below the text; all of them are in it, and at their nodes. */
const SHOWN = 4;

export function Problems() {
  return (
    <div class="problems" role="status">
      {told()
        .slice(0, SHOWN)
        .map(([message, places]) => (
          <p class="problem" key={message}>
            {places.length > 0 && <b>{places.join(", ")}: </b>}
            {message}
          </p>
        ))}
    </div>
  );
}

/** What is wrong, each thing once, and where: a circle is said at every node on it. */
function told(): readonly (readonly [message: string, places: readonly string[]])[] {
  const places = new Map<string, Set<string>>();
  for (const { message, line, node } of complaints.value) {
    const at = places.get(message) ?? new Set();
    places.set(message, at);
    if (line !== null) at.add(`line ${line}`);
    else if (node !== null) at.add(node);
  }
  return [...places].map(([message, at]) => [message, [...at]]);
}
