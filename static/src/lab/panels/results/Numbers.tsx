import { typographic } from "../../charts/ticks";
import { short } from "../../../model/format";
import { data } from "../../session";
import { moment } from "./moment";
import { percent } from "./paint_curves";

/** Loss and accuracy at the moment that is drawn. */
export function Numbers() {
  const now = moment.value;
  const hasClasses = data.value?.classes !== undefined;
  return (
    <table class="numbers" aria-label="Loss and accuracy">
      <thead>
        <tr>
          <td />
          <th scope="col">train</th>
          <th scope="col">held out</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">Loss</th>
          <Loss value={now?.trainLoss ?? null} />
          <Loss value={now?.heldLoss ?? null} />
        </tr>
        {hasClasses && (
          <tr>
            <th scope="row">Accuracy</th>
            <Accuracy value={now?.trainAccuracy ?? null} />
            <Accuracy value={now?.heldAccuracy ?? null} />
          </tr>
        )}
      </tbody>
    </table>
  );
}

interface Cell {
  readonly value: number | null;
}

function Loss({ value }: Cell) {
  if (value === null) return <Nothing />;
  return <td title={String(value)}>{typographic(short(value))}</td>;
}

function Accuracy({ value }: Cell) {
  if (value === null) return <Nothing />;
  return <td title={String(value)}>{percent(value)}</td>;
}

function Nothing() {
  return (
    <td class="soft">
      –<span class="sr">none</span>
    </td>
  );
}
