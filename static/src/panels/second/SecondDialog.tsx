import { graph, isSource } from "../../session";
import { Dialog } from "../front/Dialog";
import { DialogHead } from "../front/DialogHead";
import { AsGraph } from "./AsGraph";
import { Product } from "./Product";
import "./second.css";
import { Table } from "./Table";

/** Gradients of gradients: the backward sweep as a graph, and second derivatives. */
export function SecondDialog() {
  const now = graph.value;
  const leaves = now?.nodes.filter(isSource).map(({ id }) => id) ?? [];
  return (
    <Dialog label="Gradients of gradients" kind="broad second">
      <DialogHead title="Gradients of gradients" />
      {now && leaves.length > 0 ? (
        <>
          <AsGraph now={now} leaves={leaves} />
          <Table now={now} />
          <Product now={now} />
        </>
      ) : (
        <p>Finish the graph first, with an input to take the gradient with respect to.</p>
      )}
    </Dialog>
  );
}
