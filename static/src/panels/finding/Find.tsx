import { useComputed, useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";

import { closeOverlay, derivativeOf, ops, select, sketch, stage, trace } from "../../session";
import { focusOn } from "../focusing";
import { found } from "./find_query";

/**
 * Goes from one node to the next of those that answer; the person stays at the last one seen, or
 * goes back to where they were.
 */
export function Find() {
  const input = useRef<HTMLInputElement>(null);
  const before = useRef(document.activeElement);
  const typed = useSignal("");
  const at = useSignal(0);
  const findables = useComputed(() =>
    sketch.value.nodes.map(({ id, op }) => {
      const numbers = trace.value?.nodes[id];
      const isLeaf = ops.value.get(op)?.inputs.length === 0;
      return {
        id,
        op,
        symbol: isLeaf ? "" : (ops.value.get(op)?.symbol ?? ""),
        value: numbers?.value ?? null,
        grad: derivativeOf(id),
      };
    }),
  );
  const hits = useComputed(() => found(typed.value, findables.value));
  // Before it is painted: Escape may be pressed as soon as it is seen.
  useLayoutEffect(() => input.current?.focus(), []);

  function go(to: number): void {
    const all = hits.value;
    at.value = all.length === 0 ? 0 : (to + all.length) % all.length;
    const hit = all[at.value];
    if (hit === undefined) return;
    select([hit]);
    stage.value?.reveal(hit);
  }

  function leave(): void {
    const hit = hits.value[at.value];
    closeOverlay();
    if (hit !== undefined) focusOn(hit);
    else if (before.current instanceof HTMLElement) before.current.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === "Enter" && !event.isComposing) go(at.value + (event.shiftKey ? -1 : 1));
    else if (event.key === "Escape") leave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  const count = hits.value.length;
  return (
    <div class="find" role="search" aria-label="Find" onKeyDown={onKeyDown}>
      <input
        ref={input}
        type="search"
        aria-label="Find a node"
        placeholder="Name, op, 7, > 5, nan, grad > 1"
        autocomplete="off"
        spellcheck={false}
        value={typed.value}
        onInput={({ currentTarget }) => {
          typed.value = currentTarget.value;
          go(0);
        }}
      />
      <span class="soft" role="status">
        {typed.value.trim() === "" ? "" : count === 0 ? "none" : `${at.value + 1} of ${count}`}
      </span>
      <Step
        name="Previous"
        path="M10 6l6 7H4z"
        isOff={count === 0}
        onClick={() => go(at.value - 1)}
      />
      <Step
        name="Next"
        path="M10 14L4 7h12z"
        isOff={count === 0}
        onClick={() => go(at.value + 1)}
      />
      <Step
        name="Close"
        path="M5 3.6L3.6 5l5 5-5 5L5 16.4l5-5 5 5 1.4-1.4-5-5 5-5L15 3.6l-5 5z"
        isOff={false}
        onClick={leave}
      />
    </div>
  );
}

interface StepProps {
  readonly name: string;
  readonly path: string;
  readonly isOff: boolean;
  readonly onClick: () => void;
}

function Step({ name, path, isOff, onClick }: StepProps) {
  return (
    <button
      type="button"
      class="button plain"
      aria-label={name}
      title={name}
      disabled={isOff}
      onClick={onClick}
    >
      <svg class="icon" viewBox="0 0 20 20" width="16" height="16" aria-hidden="true">
        <path d={path} />
      </svg>
    </button>
  );
}
