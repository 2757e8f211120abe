import { reachable } from "../../session";

/** Said over the drawing while the server does not answer; nothing moves for it. */
export function Away() {
  return (
    <div class="lab-away" role="status">
      {!reachable.value && (
        <p>
          <b>The server does not answer.</b> What you have made is kept, and goes on when it is
          back.
        </p>
      )}
    </div>
  );
}
