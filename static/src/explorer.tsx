import { render } from "preact";
import { useCallback, useEffect, useMemo, useRef } from "preact/hooks";

import { api } from "./api/client";
import { commands as commandsOf, onKey } from "./commands";
import type { ExpressionEditor } from "./editor";
import { Account } from "./panels/Account";
import { Canvas } from "./panels/Canvas";
import { CommandButtons } from "./panels/CommandButton";
import { Explanation } from "./panels/Explanation";
import { ExpressionBar } from "./panels/ExpressionBar";
import { Help } from "./panels/Help";
import { Examples, Palette } from "./panels/Rails";
import { Sheet } from "./panels/Sheet";
import { Transport } from "./panels/Transport";
import {
  catalogue,
  examples,
  keepAddress,
  notice,
  openAddress,
  say,
  titleShown,
  untilReached,
  writeAddress,
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
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(commands, event);
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, [commands]);
  const onView = useCallback((made: GraphView) => (view.current = made), []);
  const onEditor = useCallback((made: ExpressionEditor) => (editor.current = made), []);
  return (
    <div class="page">
      <header class="top">
        <h1>Backprop Explorer</h1>
        <span class="title">{titleShown.value}</span>
        <span class="space" role="status">
          {notice.value}
        </span>
        <a class="button text" href="docs">
          API
        </a>
        <CommandButtons commands={commands} place="bar" />
      </header>
      <main class="stage">
        <ExpressionBar onEditor={onEditor} />
        <Canvas onView={onView} />
      </main>
      <Sheet>
        <nav class="rail" aria-label="Building blocks">
          <Palette onPick={(op) => editor.current?.write(op)} />
          <Examples />
        </nav>
        <aside class="side" aria-label="What happens" tabIndex={0}>
          <Explanation />
          <Account />
        </aside>
      </Sheet>
      <Transport commands={commands} />
      <Help commands={commands} dialog={help} />
    </div>
  );
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

async function boot(): Promise<void> {
  const [ops, listed] = await untilReached(() => Promise.all([api.ops(), api.examples()]));
  catalogue.value = ops;
  examples.value = listed;
  await openAddress();
  addEventListener("hashchange", () => void openAddress());
  keepAddress();
}

const mount = document.getElementById("app");
if (mount) render(<Explorer />, mount);
void boot();
