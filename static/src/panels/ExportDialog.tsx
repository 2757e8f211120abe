import { signal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";

import {
  GROUPS,
  type Format,
  type Options,
  type PictureFormat,
  type TextFormat,
} from "../export/format";
import { PicturePane } from "../export/PicturePane";
import { PICTURES } from "../export/pictures";
import { TextPane } from "../export/TextPane";
import { OWN_TEXTS, servedTexts } from "../export/written";
import { theme } from "../session";
import { Dialog } from "./front/Dialog";
import { DialogHead } from "./front/DialogHead";

const PRINT: Format = {
  name: "print",
  title: "Print or PDF",
  group: "Picture",
  doc: "The drawing on one page, then its text and a table of its numbers. Ctrl+P does the same.",
};

/** What was chosen last, for as long as the page is open. */
const chosen = signal("svg");
const options = signal<Options>({
  theme: theme.peek(),
  gradients: true,
  moment: "now",
  scale: 2,
  step: 640,
  motion: true,
});

/** All forms in which a graph leaves the page. */
export function ExportDialog() {
  const [served, setServed] = useState<readonly TextFormat[]>([]);
  const [isAway, setAway] = useState(false);
  useEffect(() => {
    void servedTexts().then(setServed, () => setAway(true));
  }, []);
  const formats: readonly Format[] = [...PICTURES, PRINT, ...OWN_TEXTS, ...served];
  const format = formats.find(({ name }) => name === chosen.value) ?? formats[0] ?? PRINT;
  return (
    <Dialog label="Export" kind="export">
      <DialogHead title="Export" />
      <div class="export-columns">
        <div class="export-formats">
          {GROUPS.map((group) => (
            <FormatGroup key={group} name={group} formats={formats} chosen={format} />
          ))}
          {isAway && <p class="soft">The server does not answer: its formats are missing here.</p>}
        </div>
        <section class="export-pane" aria-label={format.title}>
          <h3>{format.title}</h3>
          <Pane format={format} />
        </section>
      </div>
    </Dialog>
  );
}

interface GroupProps {
  readonly name: Format["group"];
  readonly formats: readonly Format[];
  readonly chosen: Format;
}

function FormatGroup({ name, formats, chosen: now }: GroupProps) {
  const mine = formats.filter(({ group }) => group === name);
  if (mine.length === 0) return null;
  return (
    <fieldset>
      <legend>{name}</legend>
      {mine.map((format) => (
        <label key={format.name}>
          <input
            type="radio"
            name="export-format"
            checked={format.name === now.name}
            onChange={() => (chosen.value = format.name)}
          />
          <span>{format.title}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Pane({ format }: { readonly format: Format }) {
  if (isPicture(format)) {
    return (
      <PicturePane
        key={format.name}
        format={format}
        options={options.value}
        onOptions={(next) => (options.value = next)}
      />
    );
  }
  if (isText(format)) return <TextPane key={format.name} format={format} />;
  return (
    <>
      <p class="soft">{format.doc}</p>
      <p class="export-buttons">
        <button type="button" class="button main" onClick={() => print()}>
          Print or save as PDF
        </button>
      </p>
    </>
  );
}

function isPicture(format: Format): format is PictureFormat {
  return "options" in format;
}

function isText(format: Format): format is TextFormat {
  return "write" in format;
}
