import js from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

/** Folders and top-level files of src/, lowest first: a layer may import itself and those before it. */
const LAYERS = [
  ["machine"],
  ["api", "model"],
  ["language", "layout", "timeline"],
  ["edits"],
  ["session"],
  ["commands"],
  ["view", "panels", "editor", "fields", "math", "export", "pages"],
  ["explorer"],
];

/** The same of src/lab/, which stands beside the explorer on the layers that are not of one page. */
const LAB = [
  ["contract"],
  ["experiment"],
  ["client"],
  ["session"],
  ["commands"],
  ["fields", "paint", "charts"],
  ["drawing", "panels"],
];
const SHARED = ["machine", "api", "model", "language", "fields", "math", "pages"];

/** The layers that are pure: they run in workers and in tests without a page. */
const PURE = ["model", "language", "layout", "timeline", "edits", "lab/experiment"];

const filesOf = (names) =>
  names.flatMap((name) => [`src/${name}/**/*.{ts,tsx}`, `src/${name}.{ts,tsx}`]);

/** A rule against imports whose path is `start` and then one of the names. */
const against = (start, names, why) => ({
  regex: `^${start}(?:${names.join("|")})(?:/|\\.tsx?$|$)`,
  message: why,
});

const importDirection = LAYERS.map((layer, rank) => {
  const above = [...LAYERS.slice(rank + 1).flat(), "lab", "network"];
  const why = `${layer.join(" and ")} must not know ${above.join(", ")}: imports go one way.`;
  return {
    name: `imports of ${layer.join(", ")}`,
    files: filesOf(layer),
    rules: {
      "no-restricted-imports": ["error", { patterns: [against("\\.{1,2}/(?:.*/)?", above, why)] }],
    },
  };
});

/** What belongs to the explorer alone. */
const EXPLORERS = LAYERS.flat().filter((name) => !SHARED.includes(name));
const OTHER_PAGE = `the lab must not know what is the explorer's: ${EXPLORERS.join(", ")}.`;

/** Names are told apart by how far up a path leads: each depth of folders has rules of its own. */
const labDirection = LAB.flatMap((layer, rank) =>
  [0, 1, 2, 3, 4].map((depth) => {
    const inside = depth === 0 ? "" : `/${"*/".repeat(depth - 1)}*`;
    const above = LAB.slice(rank + 1).flat();
    const up = (levels) => (levels === 0 ? "\\./" : `(?:\\.\\./){${levels}}`);
    const why = `${layer.join(" and ")} of the lab must not know ${above.join(", ")}.`;
    return {
      name: `imports of the lab's ${layer.join(", ")}, ${depth} folders deep`,
      files: layer.map((name) => `src/lab/${name}${inside}.{ts,tsx}`),
      rules: {
        "no-restricted-imports": [
          "error",
          {
            patterns: [
              against(up(depth + 1), EXPLORERS, OTHER_PAGE),
              ...(above.length > 0 ? [against(up(depth), above, why)] : []),
            ],
          },
        ],
      },
    };
  }),
);

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
  ...labDirection,
  {
    name: "imports of the lab's entry",
    files: ["src/network.tsx"],
    rules: {
      "no-restricted-imports": ["error", { patterns: [against("\\./", EXPLORERS, OTHER_PAGE)] }],
    },
  },
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
