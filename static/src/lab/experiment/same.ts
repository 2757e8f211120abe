/** Whether two experiments, or parts of them, say the same, in whatever order their records are. */
export function same(one: unknown, other: unknown): boolean {
  return one === other || inOrder(one) === inOrder(other);
}

function inOrder(data: unknown): string {
  return JSON.stringify(data, (_, each: unknown) =>
    typeof each === "object" && each !== null && !Array.isArray(each)
      ? Object.fromEntries(
          Object.entries(each)
            .filter(([, value]) => !isLeftOut(value))
            .sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : each,
  );
}

/** What says as little as if it were not there. */
function isLeftOut(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}
