import { useEffect, useState } from "preact/hooks";

import { Refused, Unreachable } from "../api/client";
import { CopyButton } from "./CopyButton";
import { copy } from "./copying";
import { download, fileName, sizeText } from "./files";
import type { TextFormat } from "./format";
import { caption } from "./subject";
import { Unfinished } from "./written";

/** So much of a long text is shown; all of it is copied and downloaded. */
const SHOWN = 20_000;

type Made =
  { readonly text: string } | { readonly refused: string; readonly reasons: readonly string[] };

/** A text format: what is written, or why it cannot be, and its buttons. */
export function TextPane({ format }: { readonly format: TextFormat }) {
  const [made, setMade] = useState<Made | null>(null);
  /** Whether the browser kept the page from copying. */
  const [isKept, setKept] = useState(false);
  useEffect(() => {
    let isLeft = false;
    setMade(null);
    void madeOf(format).then((next) => {
      if (!isLeft) setMade(next);
    });
    return () => (isLeft = true);
  }, [format]);

  if (made === null) return <p class="soft">Writing…</p>;
  if ("refused" in made) return <Refusal {...made} />;
  const file = new Blob([made.text], { type: format.mediaType });
  const name = fileName(caption.value.title, format.suffix);
  return (
    <>
      <p class="soft">{format.doc}</p>
      <pre class="export-text" tabIndex={0} aria-label={`${format.title}, as written`}>
        {made.text.length > SHOWN ? `${made.text.slice(0, SHOWN)}…` : made.text}
      </pre>
      {isKept && (
        <p class="export-refused" role="alert">
          This browser does not let a page copy: download it, or select the text above.
        </p>
      )}
      <p class="export-buttons">
        <span class="soft">{sizeText(file.size)}</span>
        <CopyButton
          title={format.title}
          onCopy={async () => {
            const isCopied = await copy(Promise.resolve(file), "text/plain");
            setKept(!isCopied);
            return isCopied;
          }}
        />
        <button type="button" class="button main" onClick={() => download(file, name)}>
          Download
        </button>
      </p>
    </>
  );
}

function Refusal({ refused, reasons }: { refused: string; reasons: readonly string[] }) {
  return (
    <div class="export-refused" role="alert">
      <p>{refused}</p>
      <ul>
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </div>
  );
}

async function madeOf(format: TextFormat): Promise<Made> {
  try {
    return { text: await format.write() };
  } catch (error) {
    if (error instanceof Unfinished) return { refused: error.message, reasons: error.missing };
    if (error instanceof Unreachable) {
      return {
        refused: `${format.title} is written by the server, which does not answer.`,
        reasons: [],
      };
    }
    if (!(error instanceof Refused)) throw error;
    const reasons = error.problems.map(({ node, message }) =>
      node ? `${node}: ${message}` : message,
    );
    return {
      refused: `${format.title} cannot say what this graph says.`,
      reasons: [...new Set(reasons)],
    };
  }
}
