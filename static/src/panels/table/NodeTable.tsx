import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";

import { DERIVATIVE, HEADING } from "../../model/link";
import { findings, marks, mode, overlay, selection, sketch, stage } from "../../session";
import { focusOn } from "../focusing";
import "./node_table.css";
import { Pages, ROWS } from "./Pages";
import { Row } from "./Row";

/** Every node with its value and derivative, in the order of the text: nothing comes before its inputs. */
export function NodeTable() {
  const focused = useRef<string | null>(null);
  const first = useSignal(0);
  const ids = sketch.value.nodes.map(({ id }) => id);
  const [chosen] = selection.value;
  const shown = ids.slice(first.value, first.value + ROWS);
  const stop = shown.find((id) => selection.value.includes(id)) ?? shown[0] ?? null;

  // What is selected elsewhere is looked up here: its page is turned to.
  useEffect(() => {
    const at = ids.indexOf(chosen ?? "");
    if (at >= 0) first.value = at - (at % ROWS);
  }, [chosen]);
  // A row that is deleted leaves the keyboard to another.
  useEffect(() => {
    const gone = focused.current !== null && !ids.includes(focused.current);
    if (gone && stop !== null && document.activeElement === document.body) focusOn(stop);
  });

  function onKeyDown(event: KeyboardEvent): void {
    const at = focused.current;
    if (at === null || event.defaultPrevented) return;
    if (answered(event, at, shown)) event.preventDefault();
  }

  return (
    <section class="node-table" aria-label="Nodes as a table">
      <p class="soft keys">
        <kbd>↑</kbd> <kbd>↓</kbd> lead along the nodes, <kbd>A</kbd> to the settings of one,{" "}
        <kbd>C</kbd> connects it, <kbd>F2</kbd> renames it, and <kbd>Shift+F10</kbd> shows what else
        can be done with it.
      </p>
      {ids.length === 0 ? (
        <p>There are no nodes yet.</p>
      ) : (
        <table>
          <Head />
          <tbody
            onKeyDown={onKeyDown}
            onFocusIn={({ target }) => (focused.current = rowOf(target))}
            onContextMenu={(event) => {
              const id = rowOf(event.target);
              if (id === null || !(event.target as Element).closest("button")) return;
              event.preventDefault();
              askMenu(id, { x: event.clientX, y: event.clientY });
            }}
          >
            {shown.map((id) => (
              <Row key={id} id={id} isStop={id === stop} />
            ))}
          </tbody>
        </table>
      )}
      {ids.length > ROWS && <Pages first={first} count={ids.length} />}
    </section>
  );
}

function Head() {
  return (
    <thead>
      <tr>
        <th scope="col">Node</th>
        <th scope="col">Is</th>
        <th scope="col" class="number">
          Value
        </th>
        <th scope="col" class="number">
          {HEADING[DERIVATIVE[mode.value]]}
        </th>
        {marks.value.length > 0 && <th scope="col">To mend</th>}
        {findings.value.length > 0 && <th scope="col">What is wrong</th>}
      </tr>
    </thead>
  );
}

/** Do what a key stands for in a row; whether it stands for anything. */
function answered(event: KeyboardEvent, at: string, shown: readonly string[]): boolean {
  if (!(event.target instanceof HTMLButtonElement)) return false;
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by !== undefined && !event.altKey) {
    const next = shown[shown.indexOf(at) + by];
    if (next === undefined) return false;
    selection.value = event.shiftKey ? [...new Set([...selection.value, at, next])] : [next];
    focusOn(next);
    return true;
  }
  if (event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey)) {
    const { left, bottom } = event.target.getBoundingClientRect();
    askMenu(at, { x: left, y: bottom });
    return true;
  }
  if (event.key !== "Escape" || selection.value.length === 0) return false;
  selection.value = [];
  return true;
}

function askMenu(target: string, screen: { readonly x: number; readonly y: number }): void {
  overlay.value = { kind: "menu", target, screen, at: stage.value?.middle() ?? screen };
}

function rowOf(target: EventTarget | null): string | null {
  const row = target instanceof Element ? target.closest("tr") : null;
  return row?.querySelector<HTMLElement>("[data-row]")?.dataset.row ?? null;
}
