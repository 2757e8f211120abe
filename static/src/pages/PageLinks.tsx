import "./pages.css";

const PAGES = [
  { name: "Explorer", href: "./" },
  { name: "Network", href: "network" },
  { name: "API", href: "docs" },
] as const;

interface Props {
  readonly here: (typeof PAGES)[number]["name"];
}

/** The way to the other pages. */
export function PageLinks({ here }: Props) {
  return (
    <nav class="page-links" aria-label="Pages">
      {PAGES.map(({ name, href }) => (
        <a key={name} href={href} aria-current={name === here ? "page" : undefined}>
          {name}
        </a>
      ))}
    </nav>
  );
}
