/** So many rows are on the page at a time: a table of ten thousand would make it slow. */
export const ROWS = 200;

interface Props {
  readonly first: { value: number };
  readonly count: number;
}

/** Turns the pages of a long table. */
export function Pages({ first, count }: Props) {
  const last = Math.min(first.value + ROWS, count);
  return (
    <p class="pages">
      <button
        type="button"
        class="button text"
        disabled={first.value === 0}
        onClick={() => (first.value = Math.max(0, first.value - ROWS))}
      >
        Earlier nodes
      </button>
      <span>
        {first.value + 1} to {last} of {count}
      </span>
      <button
        type="button"
        class="button text"
        disabled={last === count}
        onClick={() => (first.value += ROWS)}
      >
        Later nodes
      </button>
    </p>
  );
}
