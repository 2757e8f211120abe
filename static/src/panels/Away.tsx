import { reachable } from "../session";
import { isReady } from "./ready";
import "./states.css";

/** Said over the drawing while the server does not answer; nothing moves for it. */
export function Away() {
  return (
    <div class="away" role="status">
      {!reachable.value && (
        <p>
          <b>The server does not answer.</b>{" "}
          {isReady.value
            ? "Go on: all you make is kept, and its numbers come when it is back."
            : "The page begins as soon as it is back."}
        </p>
      )}
    </div>
  );
}
