// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { embedSnippet, withoutStep } from "./links";

test("a link without its step keeps all else", () => {
  expect(withoutStep("#d=abc_-&step=7&mode=forward&wrt=x")).toBe("#d=abc_-&mode=forward&wrt=x");
});

test("the snippet is one frame with the link in its embedded form, whatever the title says", () => {
  const link = "https://example.org/tool/#d=abc&mode=reverse";
  const title = `"><script>alert(1)</script> & more`;
  const page = new DOMParser().parseFromString(embedSnippet(link, title), "application/xml");
  const frame = page.documentElement;
  expect([frame.tagName, frame.childNodes.length]).toEqual(["iframe", 0]);
  expect(frame.getAttribute("src")).toBe("https://example.org/tool/?embed#d=abc&mode=reverse");
  expect(frame.getAttribute("title")).toContain(title);
  expect(page.querySelector("script")).toBeNull();
});
