import { useState } from "preact/hooks";

import { Row } from "../../fields/Row";

/** A new seed is short enough to be told. */
const MOST_NEW = 1000;
const SEEDS = 2 ** 32;

interface Props {
  readonly seed: number;
  readonly fault: string | null;
  readonly onChange: (seed: number) => void;
}

/** What the rows are drawn from, and another one by chance. */
export function SeedField({ seed, fault, onChange }: Props) {
  const [refused, setRefused] = useState<string | null>(null);

  function keep(text: string): void {
    const typed = /^\d{1,10}$/.test(text.trim()) ? Number(text) : NaN;
    const fits = typed < SEEDS;
    setRefused(fits ? null : `a whole number from 0 to ${SEEDS - 1}`);
    if (fits && typed !== seed) onChange(typed);
  }

  return (
    <Row label="Data seed" doc="The same seed gives the same rows." fault={refused ?? fault}>
      <input
        class="field-number"
        type="text"
        inputMode="numeric"
        autocomplete="off"
        aria-label="Data seed"
        aria-invalid={(refused ?? fault) === null ? undefined : "true"}
        value={String(seed)}
        onFocus={({ currentTarget }) => currentTarget.select()}
        onChange={({ currentTarget }) => keep(currentTarget.value)}
      />
      <button
        type="button"
        class="button data-new-seed"
        aria-label="New seed"
        title="New seed"
        onClick={() => {
          setRefused(null);
          onChange(another(seed));
        }}
      >
        <svg class="icon" viewBox="0 0 20 20" width="16" height="16" aria-hidden="true">
          <path d="M10 3a7 7 0 0 1 5.3 2.4V3H17v5.5h-5.5V6.8h2.9A5.3 5.3 0 1 0 15.2 11h1.7A7 7 0 1 1 10 3z" />
        </svg>
      </button>
    </Row>
  );
}

function another(seed: number): number {
  const next = Math.floor(Math.random() * (MOST_NEW - 1));
  return next < seed ? next : next + 1;
}
