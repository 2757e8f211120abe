import { exact, short } from "../model/format";
import { slicesOf, type Slice } from "../model/slices";
import type { Tensor } from "../model/value";

/** Beyond so many rows, columns and slices a table is no longer read, and the rest is left out. */
const ROWS = 12;
const COLUMNS = 8;
const SLICES = 4;

interface Props {
  readonly label: string;
  readonly tensor: Tensor;
  readonly colour: "blue" | "red";
}

/** The numbers of a tensor in rows and columns, a table for each of its matrices. */
export function TensorTable({ label, tensor, colour }: Props) {
  const slices = slicesOf(tensor.shape);
  return (
    <div class="tensor" role="group" aria-label={label}>
      {slices.slice(0, SLICES).map((slice) => (
        <Matrix key={slice.first} tensor={tensor} slice={slice} colour={colour} />
      ))}
      {slices.length > SLICES && <p class="soft">and {slices.length - SLICES} slices more</p>}
    </div>
  );
}

interface MatrixProps {
  readonly tensor: Tensor;
  readonly slice: Slice;
  readonly colour: "blue" | "red";
}

function Matrix({ tensor, slice, colour }: MatrixProps) {
  const rows = Array.from({ length: Math.min(slice.rows, ROWS) }, (_, row) => row);
  const columns = Math.min(slice.columns, COLUMNS);
  return (
    <table class="matrix">
      {slice.name && <caption>{slice.name}</caption>}
      <tbody>
        {rows.map((row) => {
          const start = slice.first + row * slice.columns;
          return (
            <tr key={row}>
              {tensor.data.slice(start, start + columns).map((num, column) => (
                <td key={column} class={colour} title={exact(num)}>
                  {short(num)}
                </td>
              ))}
              {slice.columns > columns && <td class="soft">…</td>}
            </tr>
          );
        })}
        {slice.rows > ROWS && (
          <tr>
            <td class="soft">… {slice.rows - ROWS} rows more</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
