import { TextField } from "../../../../../fields/TextField";
import { Fold } from "../../../../fields/Fold";
import { Choice } from "../../../../fields/Choice";
import { readAs, reading, table } from "./state";

/** Where there is room for it, it stands open. */
const ROOMY = "(width >= 600px)";
/** The name of what is found out unless it is said. */
const FOUND = "found";

const DELIMITERS = [
  { name: ",", title: "comma" },
  { name: ";", title: "semicolon" },
  { name: "\t", title: "tab" },
  { name: "|", title: "bar |" },
  { name: ":", title: "colon" },
  { name: " ", title: "space" },
];
const QUOTES = [
  { name: '"', title: 'double "' },
  { name: "'", title: "single '" },
];
const DECIMALS = [
  { name: ".", title: "point" },
  { name: ",", title: "comma" },
];
const HEADERS = [
  { name: "true", title: "names" },
  { name: "false", title: "values" },
];

/** How the table was taken to be written; each of it can be said otherwise. */
export function Written() {
  const form = table.value?.form;
  if (!form) return null;
  const { delimiter, quote, decimal, header, missing = [] } = reading.value;
  return (
    <Fold title="How it is written" open={matchMedia(ROOMY).matches}>
      <div class="own-written">
        <Found
          label="Delimiter"
          options={DELIMITERS}
          said={delimiter ?? null}
          found={form.delimiter}
          onSay={(sign) => readAs({ delimiter: sign })}
        />
        <Found
          label="Quotes"
          options={QUOTES}
          said={quote ?? null}
          found={form.quote}
          onSay={(sign) => readAs({ quote: sign })}
        />
        <Found
          label="Decimal sign"
          options={DECIMALS}
          said={decimal ?? null}
          found={form.decimal}
          onSay={(sign) => readAs({ decimal: sign })}
        />
        <Found
          label="First row"
          options={HEADERS}
          said={typeof header === "boolean" ? String(header) : null}
          found={String(form.header)}
          onSay={(said) => readAs({ header: said === null ? null : said === "true" })}
        />
        <TextField
          label="Also missing"
          text={missing.join("; ")}
          hint="unknown; -99"
          onKeep={(text) => {
            readAs({
              missing: text
                .split(";")
                .map((each) => each.trim())
                .filter(Boolean),
            });
            return null;
          }}
        />
      </div>
    </Fold>
  );
}

interface FoundProps {
  readonly label: string;
  readonly options: readonly { readonly name: string; readonly title: string }[];
  readonly said: string | null;
  readonly found: string;
  readonly onSay: (name: string | null) => void;
}

/** One of several, or what was found out. */
function Found({ label, options, said, found, onSay }: FoundProps) {
  const title = options.find(({ name }) => name === found)?.title ?? found;
  const first = { name: FOUND, title: said === null ? `${title} (found)` : "find out" };
  return (
    <Choice
      label={label}
      value={said ?? FOUND}
      options={[first, ...options]}
      onChange={(name) => onSay(name === FOUND ? null : name)}
    />
  );
}
