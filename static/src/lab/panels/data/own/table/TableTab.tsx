import { useEffect, useRef } from "preact/hooks";

import type { Problem } from "../../../../../api/contract";
import { ProblemList } from "../ProblemList";
import { cellAt } from "./cell_text";
import { Columns } from "./Columns";
import { Source } from "./Source";
import { recall, source, table, unread } from "./state";
import { Unreadables } from "./Unreadables";
import { Use } from "./Use";
import { Written } from "./Written";

/** A table of one's own: brought, looked at, and its columns chosen. */
export function TableTab() {
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(recall, []);

  function show({ line, column }: Problem): void {
    const form = table.value?.form ?? { delimiter: ",", quote: '"', decimal: ".", header: true };
    const cell = line ? cellAt(source.value.text, form, line, column ?? 1) : null;
    if (!cell || !area.current) return;
    area.current.focus();
    area.current.setSelectionRange(cell.from, cell.to);
  }

  const isRead = table.value !== null;
  return (
    <div class="own-table">
      <Source area={area} />
      <ProblemList problems={unread.value} onShow={show} />
      {isRead && (
        <>
          <Written />
          <Columns />
          <Unreadables onShow={show} />
        </>
      )}
      <Use />
    </div>
  );
}
