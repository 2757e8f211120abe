import type { Problem } from "../../../../api/contract";

interface Props {
  readonly problems: readonly Problem[];
  /** Goes to what a problem is about; without it problems are only read. */
  readonly onShow?: (problem: Problem) => void;
}

/** What is wrong, by row and column where it stands in a text. */
export function ProblemList({ problems, onShow }: Props) {
  if (problems.length === 0) return null;
  return (
    <ul class="own-problems" role="alert" aria-label="What is wrong">
      {problems.map((problem, i) => {
        const place = placeOf(problem);
        return (
          <li key={i}>
            {place && onShow ? (
              <button type="button" onClick={() => onShow(problem)}>
                {place}
              </button>
            ) : (
              place && <b>{place}</b>
            )}
            {problem.message}
          </li>
        );
      })}
    </ul>
  );
}

function placeOf({ line, column }: Problem): string | null {
  if (!line) return null;
  return column ? `row ${line}, column ${column}` : `row ${line}`;
}
