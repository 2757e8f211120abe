import { effect } from "@preact/signals";
import { render } from "preact";
import { useCallback, useMemo, useRef } from "preact/hooks";

import { api } from "./api/client";
import { commands as commandsOf, onKey } from "./commands";
import type { ExpressionEditor } from "./editor";
import { fromHash, toHash } from "./model/link";
import { Account } from "./panels/Account";
import { Canvas } from "./panels/Canvas";
import { CommandButton } from "./panels/command";
import { Explanation } from "./panels/Explanation";
import { ExpressionBar } from "./panels/ExpressionBar";
import { Help } from "./panels/Help";
import { Examples, Palette } from "./panels/Rails";
import { Sheet } from "./panels/Sheet";
import { Transport } from "./panels/Transport";
import {
  catalogue,
  document_,
  examples,
  history,
  mode,
  moment,
  notice,
  openedExample,
  playing,
  start,
  trace,
  untilReached,
  wrt,
} from "./session";
import type { GraphView } from "./view/graph_view";
import "./style/index.css";

function Explorer() {
  const view = useRef<GraphView | null>(null);
  const editor = useRef<ExpressionEditor | null>(null);
  const help = useRef<HTMLDialogElement>(null);
  const commands = useMemo(
    () =>
      commandsOf({
        fit: () => view.current?.fit(),
        share: () => void share(),
        help: () => help.current?.showModal(),
      }),
    [],
  );
  useMemo(() => addEventListener("keydown", (event) => onKey(commands, event)), [commands]);
  const onView = useCallback((made: GraphView) => (view.current = made), []);
  const onEditor = useCallback((made: ExpressionEditor) => (editor.current = made), []);
  return (
    <div class="page">
      <header class="top">
        <h1>Backprop Explorer</h1>
        <span class="title">{titleNow()}</span>
        <span class="space" role="status">
          {notice.value}
        </span>
        <CommandButton command={commands.undo} disabled={history.value.past.length === 0} />
        <CommandButton command={commands.redo} disabled={history.value.future.length === 0} />
        <CommandButton command={commands.fit} />
        <CommandButton command={commands.newGraph} kind="text" />
        <CommandButton command={commands.share} kind="text" />
        <a class="button text" href="docs">
          API
        </a>
        <CommandButton command={commands.help} />
      </header>
      <main class="stage">
        <ExpressionBar onEditor={onEditor} />
        <Canvas onView={onView} />
      </main>
      <Sheet>
        <nav class="rail" aria-label="Building blocks">
          <Palette onPick={(text) => editor.current?.insert(text)} />
          <Examples />
        </nav>
        <aside class="side" aria-label="What happens">
          <Explanation />
          <Account />
        </aside>
      </Sheet>
      <Transport commands={commands} />
      <Help commands={commands} dialog={help} />
    </div>
  );
}

/** The document's title, and whether its text is still the example's of that name. */
function titleNow(): string {
  const { title } = document_.value;
  const isExample = examples.value.some((example) => example.title === title);
  return isExample && !openedExample.value ? `${title}, changed` : title;
}

async function share(): Promise<void> {
  await writeAddress();
  try {
    await navigator.clipboard.writeText(location.href);
    say("Link copied");
  } catch {
    say("Copy the address of this page: it holds everything");
  }
}

function say(words: string): void {
  notice.value = words;
  setTimeout(() => (notice.value = ""), 4000);
}

/** Keep the page's whole state in its address, so that a reload gives the same page. */
async function writeAddress(): Promise<void> {
  const hash = await toHash({
    document: document_.value,
    step: Math.round(moment.value),
    mode: mode.value,
    wrt: wrt.value,
  });
  window.history.replaceState(null, "", `#${hash}`);
}

/** Open what the address holds, or the first example where it holds nothing. */
async function openAddress(): Promise<void> {
  const place = await fromHash(location.hash);
  if (place) {
    mode.value = place.mode;
    wrt.value = place.wrt;
    await start(place.document, place.step ?? "forward");
    return;
  }
  if (location.hash.includes("d=")) say("This link is damaged: it could not be read");
  const seed = examples.peek()[0];
  if (seed) await start({ title: seed.title, source: seed.source, values: seed.values }, "forward");
}

async function boot(): Promise<void> {
  const [ops, listed] = await untilReached(() => Promise.all([api.ops(), api.examples()]));
  catalogue.value = ops;
  examples.value = listed;
  await openAddress();
  addEventListener("hashchange", () => void openAddress());
  let timer: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    const said = [trace.value, document_.value, Math.round(moment.value), playing.value];
    clearTimeout(timer);
    timer = setTimeout(() => void writeAddress(), said[3] === true ? 600 : 200);
  });
}

const mount = document.getElementById("app");
if (mount) render(<Explorer />, mount);
void boot();
