import katex from "katex";
import "katex/dist/katex.min.css";
import { withTokens } from "./latex";

/** Draws a formula into an element, with MathML beside it; what is no LaTeX is shown as it is. */
export function typeset(latex: string, display: boolean, into: HTMLElement): void {
  into.removeAttribute("title");
  try {
    katex.render(withTokens(latex), into, {
      displayMode: display,
      output: "htmlAndMathml",
      // KaTeX's own note of an error has a style attribute, which the content policy refuses.
      throwOnError: true,
      // The classes of `withTokens` are an extension that strict mode warns of in the console.
      strict: "ignore",
      trust: ({ command }) => command === "\\htmlClass",
    });
  } catch (error) {
    into.textContent = latex;
    into.title = error instanceof Error ? error.message : "";
  }
}
