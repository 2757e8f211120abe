import { useEffect, useState } from "preact/hooks";

import { api } from "../../api/client";
import type { Hessian } from "../../api/contract";
import { TextField } from "../../fields/TextField";
import { readValue } from "../../fields/value_text";
import { exact } from "../../model/format";
import type { Graph, Node } from "../../model/graph";
import { isTensor, type Tensor, type Value } from "../../model/value";
import { isSource } from "../../session";
import { said } from "../../view/words";
import { asked } from "../asked";

/** So many leaves can be given a direction. */
const LISTED = 50;

type Directions = Readonly<Record<string, Value>>;

/** The Hessian times a vector: how all gradients move when the inputs move together. */
export function Product({ now }: { readonly now: Graph }) {
  const leaves = now.nodes.filter(isSource).slice(0, LISTED);
  const [directions, setDirections] = useState<Directions>(() => beginning(leaves));
  const [answer, setAnswer] = useState<Hessian | string | null>(null);
  useEffect(() => {
    let isWanted = true;
    void asked(() => api.hessian(now, directions)).then((next) => isWanted && setAnswer(next));
    return () => (isWanted = false);
  }, [now, directions]);
  return (
    <section>
      <h3>Times a vector</h3>
      <p>
        How fast every gradient moves when the inputs move in a direction of your own. It takes one
        sweep, however many inputs there are.
      </p>
      <table class="second-table">
        <thead>
          <tr>
            <th scope="col">Input</th>
            <th scope="col">Direction</th>
            <th scope="col">Its gradient moves by</th>
          </tr>
        </thead>
        <tbody>
          {leaves.map(({ id }) => (
            <tr key={id}>
              <th scope="row">
                <i class="math">{id}</i>
              </th>
              <td>
                <TextField
                  label={`Direction of ${id}`}
                  labelHidden
                  text={exact(directions[id] ?? 0)}
                  onKeep={(text) => {
                    const typed = readValue(text);
                    if (typed.fault !== null) return typed.fault;
                    setDirections(moved(directions, id, typed.value));
                    return null;
                  }}
                />
              </td>
              <td class="number red">{shown(answer, id)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {typeof answer === "string" && (
        <p class="problem" role="alert">
          {answer}
        </p>
      )}
    </section>
  );
}

/** The first number moves, the others stay. */
function beginning([first]: readonly Node[]): Directions {
  const value = first?.value ?? null;
  if (!first || value === null) return {};
  return { [first.id]: isTensor(value) ? ahead(value) : 1 };
}

/** A 1 at the first place, 0 at all others. */
function ahead({ shape, data }: Tensor): Tensor {
  return { shape, data: data.map((_, i) => (i === 0 ? 1 : 0)) };
}

/** A 0 stays out, for it fits every shape. */
function moved(directions: Directions, id: string, value: Value): Directions {
  const others = Object.entries(directions).filter(([leaf]) => leaf !== id);
  return Object.fromEntries(value === 0 ? others : [...others, [id, value]]);
}

function shown(answer: Hessian | string | null, id: string) {
  if (answer === null || typeof answer === "string") return "";
  const rate = answer.product?.[answer.leaves.indexOf(id)];
  return rate === undefined ? "" : <span title={exact(rate).slice(0, 400)}>{said(rate)}</span>;
}
