import { readdirSync, readFileSync } from "node:fs";

import { rulesOf, sheetOf } from "./stylesheet";

const STYLE = `${import.meta.dirname}/../style/`;
const NAMES = readdirSync(STYLE).filter((name) => name.endsWith(".css"));

/** The page's rules for tests, which run without a bundler that hands out the sheets' texts. */
export const SAMPLE_RULES = rulesOf(
  sheetOf(
    "index.css",
    Object.fromEntries(NAMES.map((name) => [name, readFileSync(STYLE + name, "utf8")])),
  ),
);
