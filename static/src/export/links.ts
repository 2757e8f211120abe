/** The address without the step that is looked at: it opens with the values computed. */
export function withoutStep(hash: string): string {
  const params = new URLSearchParams(hash.replace(/^#/, ""));
  params.delete("step");
  return `#${params.toString()}`;
}

/** The page of a link in its embedded form: the graph and its steps alone. */
export function embedded(link: string): string {
  const url = new URL(link);
  url.search = "?embed";
  return url.href;
}

/** What stands in another page for this graph to be seen there. */
export function embedSnippet(link: string, title: string): string {
  const attributes = {
    src: embedded(link),
    title: `${title}: a graph in Backprop Explorer`,
    width: "100%",
    height: "480",
    loading: "lazy",
    style: "border: 0",
  };
  const written = Object.entries(attributes).map(([name, value]) => `${name}="${escaped(value)}"`);
  return `<iframe ${written.join(" ")}></iframe>`;
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll('"', "&quot;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}
