import type { AcceptedPlugin } from "postcss";
import { defineConfig } from "vitest/config";

/** Keeps only the woff2 source of each font: every supported browser reads it, so the rest is dead weight. */
const woff2Only: AcceptedPlugin = {
  postcssPlugin: "woff2-only",
  Once(root) {
    root.walkAtRules("font-face", (face) => {
      face.walkDecls("src", (src) => {
        const woff2 = src.value
          .split(",")
          .filter((source) => /format\(["']?woff2["']?\)/.test(source));
        if (woff2.length > 0) src.value = woff2.join(",").trim();
      });
    });
  },
};

export default defineConfig({
  // Relative, so that the page also works behind a path prefix.
  base: "./",
  build: {
    target: "es2022",
    manifest: true,
    // Inlined assets become data: URLs, which the content security policy refuses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: { explorer: "src/explorer.tsx", network: "src/network.tsx" } },
  },
  css: { postcss: { plugins: [woff2Only] } },
  worker: { format: "es" },
  test: { include: ["src/**/*.test.{ts,tsx}"] },
});
