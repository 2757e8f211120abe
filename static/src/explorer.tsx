import { render } from "preact";
import { useEffect } from "preact/hooks";

import { api } from "./api/client";
import { COMMANDS, onKey } from "./commands";
import { Account } from "./panels/Account";
import { Away } from "./panels/Away";
import { Beginning } from "./panels/Beginning";
import { Canvas } from "./panels/Canvas";
import { Changes } from "./panels/Changes";
import { CommandButtons } from "./panels/CommandButton";
import { DropTarget } from "./panels/DropTarget";
import { Embedded } from "./panels/Embedded";
import { Explanation } from "./panels/Explanation";
import { EDITING } from "./panels/gestures";
import { ExpressionBar } from "./panels/ExpressionBar";
import { LayingOut } from "./panels/LayingOut";
import { NodeTable } from "./panels/table/NodeTable";
import { Overlays } from "./panels/Overlays";
import { Palette } from "./panels/Palette";
import { isReady } from "./panels/ready";
import { Examples } from "./panels/Examples";
import { Sheet } from "./panels/Sheet";
import { SizesLegend } from "./panels/sizes/SizesLegend";
import { Taken } from "./panels/Taken";
import { Toolbar } from "./panels/Toolbar";
import { Tour } from "./panels/Tour";
import { Transport } from "./panels/Transport";
import { Wrong } from "./panels/wrong/Wrong";
import { PageLinks } from "./pages/PageLinks";
import {
  catalogue,
  examples,
  keepAddress,
  keepTheme,
  keepWork,
  leftHanded,
  listenToClipboard,
  notice,
  openAddress,
  resumeTour,
  tableShown,
  titleShown,
  untilReached,
  watchNumbers,
} from "./session";
import "./style/index.css";

/** In a frame of another page: the drawing and its steps, and nothing is kept. */
const isEmbedded = new URLSearchParams(location.search).has("embed");

function Explorer() {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(COMMANDS, event);
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, []);
  return (
    <div class={leftHanded.value ? "page left-handed" : "page"}>
      <header class="top">
        <h1>Backprop Explorer</h1>
        <span class="title" title={titleShown.value}>
          {isReady.value && titleShown.value}
        </span>
        <PageLinks here="Explorer" />
        <CommandButtons commands={COMMANDS} place="bar" />
      </header>
      <p class="notice" role="status">
        {notice.value}
      </p>
      <main class="stage">
        <ExpressionBar />
        <Taken />
        <div class="drawing">
          {tableShown.value && <NodeTable />}
          <SizesLegend />
          <Canvas gestures={EDITING} />
          <Beginning />
          <Away />
          <LayingOut />
          <Tour />
          <Toolbar label="Drawing" commands={COMMANDS} place="canvas" />
        </div>
      </main>
      <Sheet>
        <nav class="rail" aria-label="Building blocks">
          <Palette />
          <Examples />
          <PageLinks here="Explorer" />
        </nav>
        <aside class="side" aria-label="What happens" tabIndex={0}>
          <Explanation />
          <Wrong />
          <Account />
        </aside>
      </Sheet>
      <Transport commands={COMMANDS} />
      <Overlays />
      <Changes />
      <DropTarget />
    </div>
  );
}

async function boot(): Promise<void> {
  keepTheme();
  const [ops, listed] = await untilReached(() => Promise.all([api.ops(), api.examples()]));
  catalogue.value = ops;
  examples.value = listed;
  await openAddress();
  isReady.value = true;
  watchNumbers();
  addEventListener("hashchange", () => void openAddress());
  if (isEmbedded) return;
  resumeTour();
  keepAddress();
  keepWork();
  listenToClipboard();
  const { listenToPrinting } = await import("./export/printing");
  listenToPrinting();
}

const mount = document.getElementById("app");
if (mount) render(isEmbedded ? <Embedded /> : <Explorer />, mount);
void boot();
