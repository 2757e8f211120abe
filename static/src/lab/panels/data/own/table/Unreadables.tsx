import type { Problem } from "../../../../../api/contract";
import { ProblemList } from "../ProblemList";
import { table, takeForMissing } from "./state";

interface Props {
  readonly onShow: (problem: Problem) => void;
}

/** The cells that cannot be read, column by column, and ways to go on with them. */
export function Unreadables({ onShow }: Props) {
  const wrong = table.value?.columns.filter(({ problems }) => problems.length > 0) ?? [];
  return wrong.map((column) => (
    <section key={column.name} class="own-unreadable" aria-label={`Problems of ${column.name}`}>
      <h3>
        {column.name}
        {column.kind === "number" && (
          <button type="button" class="button text" onClick={() => takeForMissing(column)}>
            Count {column.problems.length === 1 ? "it" : "them"} as missing
          </button>
        )}
      </h3>
      <ProblemList
        problems={column.problems.map(({ row, column: place, message }) => ({
          where: "/text",
          message,
          ...(row && { line: row }),
          ...(place && { column: place }),
        }))}
        onShow={onShow}
      />
    </section>
  ));
}
