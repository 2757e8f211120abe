import js from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

/** Folders and top-level files of src/, lowest first: a layer may import itself and those before it. */
const LAYERS = [
  ["api", "model"],
  ["language", "layout", "timeline"],
  ["edits"],
  ["session"],
  ["commands"],
  ["view", "panels", "editor", "fields", "math", "export"],
  ["explorer"],
];

/** The layers that are pure: they run in workers and in tests without a page. */
const PURE = ["model", "language", "layout", "timeline", "edits"];

const filesOf = (names) =>
  names.flatMap((name) => [`src/${name}/**/*.{ts,tsx}`, `src/${name}.{ts,tsx}`]);

const importDirection = LAYERS.slice(0, -1).map((layer, rank) => {
  const above = LAYERS.slice(rank + 1).flat();
  return {
    name: `imports of ${layer.join(", ")}`,
    files: filesOf(layer),
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              regex: `^\\.{1,2}/(?:.*/)?(?:${above.join("|")})(?:/|\\.tsx?$|$)`,
              message: `${layer.join(" and ")} must not know ${above.join(", ")}: imports go one way.`,
            },
          ],
        },
      ],
    },
  };
});

export default defineConfig(
  globalIgnores(["dist/", "node_modules/", "src/**/*.gen.ts"]),
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  js.configs.recommended,
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      eqeqeq: "error",
      "no-console": "error",
    },
  },
  ...importDirection,
  {
    name: "no page in the pure layers",
    files: filesOf(PURE),
    ignores: ["**/*.test.{ts,tsx}"],
    rules: {
      "no-restricted-globals": [
        "error",
        ...["document", "window", "localStorage", "requestAnimationFrame"].map((name) => ({
          name,
          message: "This layer is pure: leave the page to view, panels and editor.",
        })),
      ],
    },
  },
);
