import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";

import type { Op } from "../model/graph";
import { addOp, ops, recentOps, say } from "../session";
import { opsFound } from "./choosing/op_search";
import { carried, endsCarrying, onPress, onTouchMove } from "./rail/carrying";
import { neighbour } from "./rail/walking";

/** So many ops stand in the row of those used last. */
const RECENT = 4;

/** The ops: typed for, clicked, or carried to their place in the drawing. */
export function Palette() {
  const typed = useSignal("");
  /** The one that Tab leads to; arrows lead to the others. */
  const current = useSignal("");
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = list.current;
    element?.addEventListener("touchmove", onTouchMove, { passive: false });
    return () => element?.removeEventListener("touchmove", onTouchMove);
  }, []);
  const all = [...ops.value.values()];
  const found = opsFound(all, typed.value, recentOps.value);
  const isSearched = typed.value.trim() !== "";
  const shown = isSearched ? found : all;
  const stop = shown.some(({ name }) => name === current.value)
    ? current.value
    : (shown[0]?.name ?? "");

  function onKeyDown(event: KeyboardEvent): void {
    const from = (event.target as HTMLElement).closest<HTMLElement>("button, summary");
    const to = from && neighbour(event.key, placesIn(list.current), from);
    if (!to) return;
    event.preventDefault();
    event.stopPropagation();
    to.focus();
  }

  return (
    <section class="rail-part">
      <h2 id="palette">Palette</h2>
      <input
        type="search"
        class="op-search"
        aria-label="Search ops"
        placeholder="Search ops"
        autocomplete="off"
        spellcheck={false}
        value={typed.value}
        onInput={({ currentTarget }) => (typed.value = currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && isSearched && found[0]) add(found[0]);
          else if (event.key === "ArrowDown") placesIn(list.current)[0]?.focus();
          else if (event.key === "Escape" && isSearched) typed.value = "";
          else return;
          event.preventDefault();
        }}
      />
      <div
        ref={list}
        class="op-lists"
        onKeyDown={onKeyDown}
        onFocusCapture={({ target }) => {
          if (target instanceof HTMLElement) current.value = target.dataset.op ?? current.value;
        }}
        onContextMenu={(event) => {
          if (carried.value) event.preventDefault();
        }}
      >
        {!isSearched && <Recent />}
        <ul class="palette" aria-labelledby="palette">
          {isSearched ? (
            <li>
              <Ops ops={found} label="Found" stop={stop} />
              {found.length === 0 && <p class="soft">No op answers to that.</p>}
            </li>
          ) : (
            familiesOf(all).map((family) => (
              <li key={family}>
                <details open>
                  <summary tabIndex={-1}>{titleOf(family)}</summary>
                  <Ops ops={all.filter((op) => op.family === family)} label={family} stop={stop} />
                </details>
              </li>
            ))
          )}
        </ul>
      </div>
      <Carried />
    </section>
  );
}

/** The row keeps its room while it is empty, so that nothing moves when it fills. */
function Recent() {
  const used = recentOps.value.flatMap((name) => ops.value.get(name) ?? []).slice(0, RECENT);
  return (
    <div class="recent">
      <h3>Recent</h3>
      {used.length > 0 ? (
        <Ops ops={used} label="Recent" stop="" called={(name) => `${name}, used lately`} />
      ) : (
        <p class="soft">What you use stands here.</p>
      )}
    </div>
  );
}

interface OpsProps {
  readonly ops: readonly Op[];
  readonly label: string;
  /** The op that Tab leads to. */
  readonly stop: string;
  /** What the button of an op is called; by its name, where it stands once. */
  readonly called?: (name: string) => string;
}

function Ops({ ops: list, label, stop, called = (name) => name }: OpsProps) {
  return (
    <ul class={label === "leaf" ? "op-grid leaves" : "op-grid"} aria-label={label}>
      {list.map((op) => (
        <li key={op.name}>
          <OpButton op={op} name={called(op.name)} isStop={op.name === stop} />
        </li>
      ))}
    </ul>
  );
}

interface OpButtonProps {
  readonly op: Op;
  readonly name: string;
  readonly isStop: boolean;
}

function OpButton({ op, name, isStop }: OpButtonProps) {
  return (
    <button
      type="button"
      data-op={op.name}
      aria-label={name}
      title={`${op.name}(${op.inputs.join(", ")})\n${op.doc}`}
      class={op.symbol.length > 3 ? "long" : ""}
      tabIndex={isStop ? 0 : -1}
      onPointerDown={(event) => onPress(op, event)}
      onClick={() => {
        if (!endsCarrying()) add(op);
      }}
    >
      {op.symbol}
      {op.family === "leaf" && <small aria-hidden="true">{op.name}</small>}
    </button>
  );
}

/** The op under the pointer on its way to the drawing. */
function Carried() {
  const now = carried.value;
  if (!now) return null;
  return (
    <div class="carried" aria-hidden="true" style={{ left: `${now.x}px`, top: `${now.y}px` }}>
      <i>{now.op.symbol}</i> {now.op.name}
    </div>
  );
}

function add(op: Op): void {
  if (addOp(op.name, {}) === null) say(`${op.name} is in the graph`);
}

/** Leaves come first: a graph begins with them. */
function familiesOf(all: readonly Op[]): readonly string[] {
  if (all.length === 0) return [];
  return [...new Set(["leaf", ...all.map(({ family }) => family)])];
}

/** A family as a heading; leaves are what everyone calls otherwise. */
function titleOf(family: string): string {
  return family === "leaf" ? "numbers to begin with" : family.replaceAll("_", " ");
}

/** Everything that arrows lead to: ops, and the names of families, unless they are folded away. */
function placesIn(list: HTMLElement | null): readonly HTMLElement[] {
  const found = list?.querySelectorAll<HTMLElement>("summary, button") ?? [];
  return [...found].filter((one) => one.checkVisibility());
}
