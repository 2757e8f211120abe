import type { DatasetRecord, GivenData } from "../../contract";

export interface Group {
  readonly title: string;
  readonly datasets: readonly DatasetRecord[];
}

const isReal = ({ origin }: DatasetRecord): boolean => origin !== "generated";

/** The datasets by what they are for; a group that has none is left out. */
export function groupsOf(datasets: readonly DatasetRecord[]): readonly Group[] {
  const computed = datasets.filter((each) => !isReal(each));
  return [
    {
      title: "Classification",
      datasets: computed.filter((each) => each.kind === "classification"),
    },
    { title: "Regression", datasets: computed.filter((each) => each.kind === "regression") },
    { title: "Real", datasets: datasets.filter(isReal) },
  ].filter((group) => group.datasets.length > 0);
}

/** What a dataset is called. */
export function titleOf(given: GivenData, datasets: readonly DatasetRecord[]): string {
  if (given.table) return "Your table";
  if (given.painted) return "Your points";
  if (given.formula) return given.formula;
  return recordOf(given, datasets)?.title ?? given.name ?? "";
}

/** The record of a dataset of the catalogue. */
export function recordOf(
  given: GivenData,
  datasets: readonly DatasetRecord[],
): DatasetRecord | undefined {
  return datasets.find(({ name }) => name === given.name);
}
