import { useState } from "preact/hooks";

import { api } from "../../api/client";
import { PlaceFields } from "../../fields/PlaceFields";
import type { Graph } from "../../model/graph";
import { isTensor } from "../../model/value";
import { chosen, closeOverlay, documentOfGraph, open, trace } from "../../session";
import { asked } from "../asked";
import { picked } from "./picked";

interface Props {
  readonly now: Graph;
  readonly leaves: readonly string[];
}

/** Opens the backward sweep as an ordinary graph, whose output is one gradient. */
export function AsGraph({ now, leaves }: Props) {
  const selected = chosen.peek();
  const isThere = selected !== null && now.nodes.some(({ id }) => id === selected);
  const choices = isThere ? [...new Set([...leaves, selected])] : leaves;
  const [wrt, setWrt] = useState((isThere ? selected : leaves[0]) ?? "");
  const [place, setPlace] = useState<readonly number[]>(() => firstPlace(wrt));
  const [fault, setFault] = useState<string | null>(null);

  async function openIt(): Promise<void> {
    const answer = await asked(() => api.derivative(now, wrt));
    if (typeof answer === "string") {
      setFault(answer);
      return;
    }
    const number = place.length > 0 ? `${wrt}[${place.join(", ")}]` : wrt;
    const title = `Gradient of ${now.output} with respect to ${number}`;
    const made = documentOfGraph(picked(answer.graph, place), title);
    closeOverlay();
    open(made, `open the derivative by ${wrt}`);
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void openIt();
      }}
    >
      <h3>Derivative as a graph</h3>
      <p>
        The backward sweep is made of sums and products, so it is a graph, too: step through it, or
        take its derivative again.
      </p>
      <p class="second-choice">
        <label class="choice">
          Gradient of <i class="math">{now.output}</i> with respect to{" "}
          <select
            value={wrt}
            onChange={({ currentTarget }) => {
              setWrt(currentTarget.value);
              setPlace(firstPlace(currentTarget.value));
              setFault(null);
            }}
          >
            {choices.map((id) => (
              <option key={id}>{id}</option>
            ))}
          </select>
        </label>
        <PlaceFields shape={shapeOf(wrt)} place={place} onPlace={setPlace} />
        <button type="submit" class="button main">
          Open as a graph
        </button>
      </p>
      {fault !== null && (
        <p class="problem" role="alert">
          {fault}
        </p>
      )}
    </form>
  );
}

function shapeOf(id: string): readonly number[] {
  const value = trace.peek()?.nodes[id]?.value ?? 0;
  return isTensor(value) ? value.shape : [];
}

function firstPlace(id: string): readonly number[] {
  return shapeOf(id).map(() => 0);
}
