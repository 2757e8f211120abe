import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { displayHeight, plainText } from "./latex";
import "./math.css";

type Typeset = (latex: string, display: boolean, into: HTMLElement) => void;

let typeset: Typeset | null = null;
let arriving: Promise<Typeset | null> | null = null;

export interface TexProps {
  readonly latex: string;
  /** Set on lines of its own rather than within a sentence. */
  readonly display?: boolean;
}

/** A formula: plain text until KaTeX has arrived, and scrolled in its box where it is too wide. */
export function Tex({ latex, display = false }: TexProps) {
  const box = useRef<HTMLSpanElement>(null);
  const formula = useRef<HTMLSpanElement>(null);
  const [ready, setReady] = useState(typeset !== null);
  const [wide, setWide] = useState(false);

  useEffect(() => {
    if (ready) return;
    let gone = false;
    void loadTypeset().then((loaded) => {
      if (loaded && !gone) setReady(true);
    });
    return () => {
      gone = true;
    };
  }, [ready]);

  useLayoutEffect(() => {
    if (!formula.current || !box.current) return;
    if (typeset) typeset(latex, display, formula.current);
    else formula.current.textContent = plainText(latex);
    setWide(isWide(box.current, display));
  }, [latex, display, ready]);

  useEffect(() => {
    const outer = display ? box.current : box.current?.parentElement;
    if (!outer) return;
    const watch = new ResizeObserver(() => {
      if (box.current) setWide(isWide(box.current, display));
    });
    watch.observe(outer);
    return () => watch.disconnect();
  }, [display]);

  return (
    <span
      ref={box}
      class={`tex ${display ? "tex-display" : "tex-inline"}${wide ? " tex-wide" : ""}`}
      style={display ? { minHeight: `${displayHeight(latex)}em` } : {}}
      {...(wide ? { tabIndex: 0, role: "group", "aria-label": "Formula, scrolls sideways" } : {})}
    >
      <span ref={formula} class="tex-formula" />
    </span>
  );
}

/** The typesetter, loaded once; without it, formulas stay as plain text. */
function loadTypeset(): Promise<Typeset | null> {
  arriving ??= import("./typeset").then(
    (loaded) => (typeset = loaded.typeset),
    () => null,
  );
  return arriving;
}

/** An inline formula breaks between its parts, so only a part wider than the line is too wide. */
function isWide(box: HTMLElement, display: boolean): boolean {
  if (display) return box.scrollWidth > box.clientWidth + 1;
  const room = box.parentElement?.clientWidth ?? 0;
  const parts = [...box.querySelectorAll<HTMLElement>(".katex-html > .base")];
  return room > 0 && parts.some((part) => part.offsetWidth > room + 1);
}
