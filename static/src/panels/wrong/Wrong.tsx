import { cases, isFoundBefore, select, shown, stage, tableShown, untold } from "../../session";
import { labelOf, summaryOf } from "../../timeline/finding_words";
import type { Case, Told } from "../../timeline/findings";
import { focusOn } from "../focusing";
import { howProduced } from "./how_produced";
import "./wrong.css";

/** So many places stand there at once, the others folded; and so many are listed in all. */
const SHOWN = 3;
const LISTED = 60;
/** So many of those are listed that follow from one. */
const FOLLOWING = 40;

/** What is wrong with the numbers that are seen: where it came about, and below that what follows. */
export function Wrong() {
  const all = cases.value;
  const words = all.length === 0 ? "" : summaryOf(all, howProduced);
  return (
    <>
      <p class="sr" role="status">
        {words}
      </p>
      {all.length > 0 && (
        <section class={classOf(all)} aria-label="What is wrong">
          <h2>
            What is wrong <small>{all.length > 1 && `${all.length} places`}</small>
          </h2>
          <p class="wrong-line">
            <Sign />
            {isFoundBefore.value ? `Before the change: ${words}` : words}
          </p>
          <Cases all={all.slice(0, SHOWN)} />
          <Rest all={all.slice(SHOWN)} />
          {untold.value > 0 && (
            <p class="soft">{untold.value} more numbers are like these, and are not listed.</p>
          )}
        </section>
      )}
    </>
  );
}

/** Numbers that are no numbers are graver than small, large or absent ones. */
function classOf(all: readonly Case[]): string {
  const isGrave = all.some(({ first }) => first.kind === "nan" || first.kind === "infinite");
  return `wrong ${isGrave ? "grave" : "mild"} ${isFoundBefore.value ? "before" : ""}`;
}

function Sign() {
  return (
    <svg class="wrong-sign" viewBox="-13 -13 26 26" width="22" height="22" aria-hidden="true">
      <circle class="finding-ring" r="12" />
      <circle class="finding-body" r="9" />
      <path d="M0 -4.5V1.2M0 4.2V4.4" />
    </svg>
  );
}

function Cases({ all }: { readonly all: readonly Case[] }) {
  return (
    <ol>
      {all.map(({ first, others }) => (
        <li key={keyOf(first)}>
          <Entry told={first} />
          <Others all={others} />
        </li>
      ))}
    </ol>
  );
}

function Rest({ all }: { readonly all: readonly Case[] }) {
  if (all.length === 0) return null;
  return (
    <details>
      <summary>and {all.length === 1 ? "1 more place" : `${all.length} more places`}</summary>
      <Cases all={all.slice(0, LISTED)} />
      {all.length > LISTED && <p class="soft">and {all.length - LISTED} more, not listed</p>}
    </details>
  );
}

/** What follows, folded: where it came about is what matters. */
function Others({ all }: { readonly all: readonly Told[] }) {
  if (all.length === 0) return null;
  const { size } = new Set(all.map(({ node }) => node));
  return (
    <details>
      <summary>
        {all.every(({ role }) => role === "passed on") ? "Passed on by" : "Goes on at"}{" "}
        {size === 1 ? "1 node" : `${size} nodes`}
      </summary>
      <ul>
        {all.slice(0, FOLLOWING).map((told) => (
          <li key={keyOf(told)}>
            <Entry told={told} />
          </li>
        ))}
      </ul>
      {all.length > FOLLOWING && <p class="soft">and {all.length - FOLLOWING} more</p>}
    </details>
  );
}

/** One finding: pressed, its node is selected and seen. */
function Entry({ told }: { readonly told: Told }) {
  return (
    <button
      type="button"
      onClick={() => {
        select([told.node]);
        if (tableShown.value) focusOn(told.node);
        else stage.value?.reveal(shown.value.memberOf.get(told.node) ?? told.node);
      }}
    >
      <i class="math">{told.node}</i>
      <span class={told.of === "value" ? "blue" : "red"}>{labelOf(told)}</span>
      <span class="wrong-words">{told.message}</span>
    </button>
  );
}

function keyOf({ node, of, consumer, kind }: Told): string {
  return `${of} ${node} ${consumer ?? ""} ${kind}`;
}
