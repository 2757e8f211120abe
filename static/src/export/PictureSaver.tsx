import { useEffect, useRef, useState } from "preact/hooks";

import { say } from "../session";
import { CopyButton } from "./CopyButton";
import { copy } from "./copying";
import { download, fileName, sizeText } from "./files";
import type { Options, PictureFormat } from "./format";
import { caption } from "./subject";
import type { PictureMaker } from "./svg";

interface Props {
  readonly format: PictureFormat;
  readonly maker: PictureMaker;
  readonly options: Options;
}

/** Makes a picture and hands it over; long work shows how far it is, and can be given up. */
export function PictureSaver({ format, maker, options }: Props) {
  const [part, setPart] = useState<number | null>(null);
  const [fault, setFault] = useState("");
  const work = useRef<AbortController | null>(null);
  useEffect(() => setFault(""), [options]);
  // What was begun for a dialog that is closed ends with it.
  useEffect(() => () => work.current?.abort(), []);

  async function make(): Promise<Blob> {
    const mine = new AbortController();
    work.current = mine;
    setFault("");
    setPart(0);
    try {
      return await format.make(maker, options, { onDone: setPart, signal: mine.signal });
    } catch (error) {
      if (!mine.signal.aborted) setFault(error instanceof Error ? error.message : String(error));
      throw error;
    } finally {
      setPart(null);
    }
  }

  async function save(): Promise<void> {
    const file = await make();
    const name = fileName(caption.value.title, format.suffix);
    download(file, name);
    say(`${name}, ${sizeText(file.size)}`);
  }

  async function onCopy(): Promise<boolean> {
    const type = format.name === "png" ? "image/png" : "text/plain";
    const isCopied = await copy(make(), type).catch(() => null);
    if (isCopied === false)
      setFault("This browser does not let a page copy it: download it instead.");
    return isCopied ?? false;
  }

  return (
    <>
      {fault !== "" && (
        <p class="export-refused" role="alert">
          {fault}
        </p>
      )}
      <p class="export-buttons">
        {part !== null && (
          <>
            <progress aria-label={`Making the ${format.title}`} value={part} />
            <button type="button" class="button text" onClick={() => work.current?.abort()}>
              Cancel
            </button>
          </>
        )}
        {format.isCopied && (
          <span hidden={part !== null}>
            <CopyButton title={format.title} onCopy={onCopy} />
          </span>
        )}
        {part === null && (
          <button type="button" class="button main" onClick={() => void save().catch(ignored)}>
            Download
          </button>
        )}
      </p>
    </>
  );
}

/** What went wrong is said in the pane already. */
function ignored(): void {
  // Nothing is left to do.
}
