import "./fields.css";

interface Props {
  readonly shape: readonly number[];
  readonly place: readonly number[];
  readonly onPlace: (place: readonly number[]) => void;
}

/** Which number of a tensor is meant, counted from 0 along each axis. */
export function PlaceFields({ shape, place, onPlace }: Props) {
  function move(axis: number, text: string): void {
    const at = Number(text);
    const isThere = text !== "" && Number.isInteger(at) && at >= 0 && at < (shape[axis] ?? 0);
    if (isThere) onPlace(place.with(axis, at));
  }
  return (
    <>
      {shape.map((size, axis) => (
        <label key={axis}>
          {axis === 0 && "at "}
          <input
            type="number"
            class="text-input place-field"
            inputmode="numeric"
            aria-label={`Place along axis ${axis + 1}, from 0 to ${size - 1}`}
            min="0"
            max={size - 1}
            value={place[axis]}
            onInput={({ currentTarget }) => move(axis, currentTarget.value)}
          />
        </label>
      ))}
    </>
  );
}
