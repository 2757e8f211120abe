/**
 * Lays the same graphs out with ours and with ELK, and prints times and crossings as a table:
 * `npm run benchmark:layout` in static/. A pattern picks graphs: `-- 'layers, (100|500)$'`.
 */
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const installed = createRequire(new URL("../../static/package.json", import.meta.url));
/** ELK takes minutes for more nodes, or all memory. */
const MOST_FOR_ELK = 2600;
/** A contender that takes longer, ms, or more memory, has not finished. */
const PATIENCE = 600_000;
const MEMORY = "--max-old-space-size=3000";

/** The benchmark's TypeScript as one module, in a folder of its own. */
async function bundled(folder) {
  const { build } = await import(pathToFileURL(installed.resolve("vite")));
  const entry = `
    export { CONTENDERS, run } from "./contenders";
    export { GRAPHS } from "./graphs";
    export { table } from "./table";`;
  const virtual = {
    name: "entry",
    resolveId: (id) => (id === "entry" ? join(HERE, "entry.ts") : null),
    load: (id) => (id === join(HERE, "entry.ts") ? entry : null),
  };
  const made = await build({
    root: HERE,
    configFile: false,
    logLevel: "error",
    plugins: [virtual],
    build: { write: false, minify: false, ssr: true, rolldownOptions: { input: "entry" } },
  });
  const path = join(folder, "benchmark.mjs");
  await writeFile(path, made.output[0].code);
  return path;
}

/** In a process of its own, which may run out of memory or time. */
async function apart(bundle, contender, graph) {
  const args = [MEMORY, fileURLToPath(import.meta.url), "--one", bundle, contender, graph];
  try {
    const { stdout } = await promisify(execFile)(process.execPath, args, { timeout: PATIENCE });
    return JSON.parse(stdout);
  } catch (problem) {
    const reason = problem.killed ? "took too long" : "failed";
    process.stderr.write(`${contender} ${reason} on ${graph}\n`);
    return null;
  }
}

async function one(bundle, contender, graph) {
  const { run } = await import(pathToFileURL(bundle));
  const Elk = installed("elkjs/lib/elk.bundled.js");
  process.stdout.write(JSON.stringify(await run(contender, graph, new Elk())));
}

async function all(pattern) {
  const folder = await mkdtemp(join(tmpdir(), "layout-"));
  try {
    const bundle = await bundled(folder);
    const { CONTENDERS, GRAPHS, table } = await import(pathToFileURL(bundle));
    const rows = [];
    for (const graph of Object.keys(GRAPHS).filter((name) => pattern.test(name))) {
      const large = GRAPHS[graph]().length > MOST_FOR_ELK;
      const runs = [];
      for (const contender of CONTENDERS) {
        runs.push(large && contender !== "ours" ? null : await apart(bundle, contender, graph));
      }
      rows.push({ graph, runs });
      process.stderr.write(`${graph} done\n`);
    }
    process.stdout.write(`${table(rows)}\n`);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const [mode = "", ...rest] = process.argv.slice(2);
if (mode === "--one") await one(...rest);
else await all(new RegExp(mode));
