import { useEffect, useId, useState } from "preact/hooks";

import { Refused } from "../api/client";
import { CopyButton } from "../export/CopyButton";
import { copy } from "../export/copying";
import { embedSnippet, withoutStep } from "../export/links";
import { caption, documentNow, expressionNow } from "../export/subject";
import { asked, Unfinished } from "../export/written";
import { linkHash, overlay } from "../session";
import { Dialog } from "./front/Dialog";
import { DialogHead } from "./front/DialogHead";

/** Ways to hand the graph to someone: a link that holds it whole, a frame for a page, or text. */
export function ShareDialog() {
  const [hash, setHash] = useState<string | null>("");
  const [withStep, setWithStep] = useState(true);
  const step = useId();
  useEffect(() => void linkHash().then(setHash), []);
  const link = hash === null ? null : linkOf(withStep ? hash : withoutStep(hash));
  return (
    <Dialog label="Share" kind="share">
      <DialogHead title="Share" />
      {link === null ? (
        <p class="export-refused">
          This graph is too large for a link: copy it as JSON below, or{" "}
          <button
            type="button"
            class="button text"
            onClick={() => (overlay.value = { kind: "export" })}
          >
            export it as a file
          </button>
        </p>
      ) : (
        <>
          <Row
            title="Link"
            doc="It holds the whole graph; nothing is kept anywhere else."
            text={link}
          >
            <label class="share-step" for={step}>
              <input
                id={step}
                type="checkbox"
                checked={withStep}
                onChange={({ currentTarget }) => setWithStep(currentTarget.checked)}
              />
              Open it at the step I am looking at
            </label>
          </Row>
          <Row
            title="Embed"
            doc="HTML for a page of yours: the graph and its steps in a frame."
            text={embedSnippet(link, caption.value.title)}
          />
        </>
      )}
      <Row title="JSON" doc="The whole document, to be opened here again." make={documentNow} />
      <Row
        title="Python"
        doc="A numpy program that computes and checks every number."
        make={numpy}
      />
      <Row title="Expression" doc="The text with its numbers." make={expressionNow} />
    </Dialog>
  );
}

function linkOf(hash: string): string {
  return new URL(hash, location.href.replace(/[?#].*$/, "")).href;
}

function numpy(): Promise<string> {
  return asked("numpy");
}

interface RowProps {
  readonly title: string;
  readonly doc: string;
  /** What is copied, shown as it is; or what makes it once it is asked for. */
  readonly text?: string;
  readonly make?: () => string | Promise<string>;
  readonly children?: preact.ComponentChildren;
}

function Row({ title, doc, text, make, children }: RowProps) {
  const [fault, setFault] = useState("");
  async function onCopy(): Promise<boolean> {
    const made = Promise.resolve(text ?? make?.() ?? "");
    try {
      const file = made.then((whole) => new Blob([whole]));
      const isCopied = await copy(file, "text/plain");
      setFault(isCopied ? "" : refusedCopy(text !== undefined));
      return isCopied;
    } catch (error) {
      setFault(reasonOf(error));
      return false;
    }
  }
  return (
    <section class="share-row">
      <h3>{title}</h3>
      <p class="soft">{doc}</p>
      <CopyButton title={title} label={`Copy ${title}`} onCopy={onCopy} />
      {text !== undefined && (
        <input
          readOnly
          aria-label={title}
          value={text}
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
      )}
      {children}
      {fault !== "" && (
        <p class="export-refused" role="alert">
          {fault}
        </p>
      )}
    </section>
  );
}

/** What to do instead, where the browser keeps its clipboard to itself. */
function refusedCopy(isShown: boolean): string {
  return isShown
    ? "This browser does not let a page copy: select the line below and press Ctrl+C."
    : "This browser does not let a page copy: find it under Export, and download it.";
}

function reasonOf(error: unknown): string {
  if (error instanceof Unfinished) return `${error.message} ${error.missing.join(" ")}`;
  if (error instanceof Refused) return error.problems.map(({ message }) => message).join(" ");
  return error instanceof Error ? error.message : String(error);
}
