import { useId, useState } from "preact/hooks";

import { placeOf } from "./plane";
import { addPoint, colour, painting } from "./state";

/** A point by its numbers, for the keyboard and for whoever wants it exact. */
export function PlaceField() {
  const id = useId();
  const [text, setText] = useState("");
  const [fault, setFault] = useState<string | null>(null);

  function add(event: Event): void {
    event.preventDefault();
    const place = placeOf(text);
    setFault(place === null ? "two numbers, such as 1.5, -2" : null);
    if (!place) return;
    addPoint(...place);
    setText("");
  }

  const name = painting.value.now.classes[colour.value] ?? "";
  return (
    <form class="own-place" onSubmit={add}>
      <label for={id}>x, y</label>
      <input
        id={id}
        class="text-input"
        type="text"
        autocomplete="off"
        placeholder="1.5, -2"
        value={text}
        aria-invalid={fault === null ? undefined : "true"}
        aria-describedby={fault === null ? undefined : `${id}-fault`}
        onInput={({ currentTarget }) => setText(currentTarget.value)}
      />
      <button type="submit" class="button text" title={`A point of ${name}`}>
        Add point
      </button>
      {fault !== null && (
        <p id={`${id}-fault`} class="field-fault" role="alert">
          {fault}
        </p>
      )}
    </form>
  );
}
