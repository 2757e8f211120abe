import { execSync } from "node:child_process";
import { expect, expectTypeOf, test } from "vitest";

import type { Value } from "../model/value";
import type { components } from "./contract.gen";

test("contract.gen.ts is what `make contract` would write", () => {
  expect(() => execSync("npm run contract -- --check", { stdio: "pipe" })).not.toThrow();
});

test("values keep their type on the way through OpenAPI", () => {
  expectTypeOf<components["schemas"]["Value"]>().toEqualTypeOf<Value>();
});
