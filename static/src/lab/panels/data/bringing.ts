import { computed, signal } from "@preact/signals";

import type { Problem } from "../../../api/contract";
import type { GivenData } from "../../contract";
import { experiment, takeDataset } from "../../session";
import { askRows, newestOnly } from "./asking";

/** What was asked for last, until it is there or refused. */
const wanted = signal<GivenData | null>(null);
/** Why the dataset that was last wanted is not there. */
export const refused = signal<readonly Problem[]>([]);
/** The dataset that is learnt from, or is about to be. */
export const dataset = computed(() => wanted.value ?? experiment.value?.dataset ?? null);

const newest = newestOnly();

/** Learn from another dataset, or say why not; what is wanted meanwhile comes first. */
export function bringData(next: GivenData): void {
  wanted.value = next;
  newest(askRows(next), (answer) => {
    refused.value = "got" in answer ? [] : answer.problems;
    if ("got" in answer) takeDataset(next, answer.got);
    wanted.value = null;
  });
}
