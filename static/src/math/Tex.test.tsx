// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { expect, test, vi } from "vitest";
import { Tex } from "./Tex";

const latex = String.raw`\textcolor{red}{9} = \textcolor{blue}{x}`;

test("plain text first, then mathematics with its colours and its MathML", async () => {
  // KaTeX asks for standards mode, which happy-dom does not know.
  Object.defineProperty(document, "compatMode", { value: "CSS1Compat" });
  const warn = vi.spyOn(console, "warn");
  await act(() => render(<Tex display latex={latex} />, document.body));
  expect(document.querySelector(".tex-formula")?.textContent).toBe("9 = x");
  await vi.waitFor(() => {
    expect(document.querySelector(".katex-html .grad")?.textContent).toBe("9");
  });
  expect(document.querySelector(".katex-html .value")?.textContent).toBe("x");
  expect(document.querySelector(".katex-mathml math")).not.toBeNull();

  await act(() => render(<Tex display latex={String.raw`\frac{`} />, document.body));
  expect(document.querySelector(".tex-formula")?.textContent).toBe(String.raw`\frac{`);
  expect(warn).not.toHaveBeenCalled();
});
