import { Dialog } from "../../../fields/Dialog";
import { FormulaTab } from "./formula/FormulaTab";
import { closeOwnData, openTab } from "./open";
import { PaintTab } from "./paint/PaintTab";
import "./own.css";
import "./table/table.css";
import "./paint/plane.css";
import "./formula/formula.css";
import "./narrow.css";
import { TableTab } from "./table/TableTab";
import { Tabs } from "./Tabs";

/** One's own data: a table, painted points, or a formula. */
export function OwnData() {
  const tab = openTab.value;
  return (
    <Dialog title="Your own data" onClose={closeOwnData}>
      <Tabs />
      <div
        id="own-panel"
        class="own-panel"
        role="tabpanel"
        aria-labelledby={`own-tab-${tab ?? "table"}`}
      >
        {tab === "table" && <TableTab />}
        {tab === "paint" && <PaintTab />}
        {tab === "formula" && <FormulaTab />}
      </div>
    </Dialog>
  );
}
