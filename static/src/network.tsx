import { render } from "preact";
import { useEffect } from "preact/hooks";

import { onKey } from "./lab/commands";
import { Drawing } from "./lab/drawing/Drawing";
import { Away } from "./lab/panels/bar/Away";
import { Help } from "./lab/panels/bar/Help";
import { Invitation } from "./lab/panels/bar/Invitation";
import { Section, Sections } from "./lab/panels/bar/Sections";
import { TopBar } from "./lab/panels/bar/TopBar";
import { DataPanel } from "./lab/panels/data/DataPanel";
import { ResultsPanel } from "./lab/panels/results/ResultsPanel";
import { NetworkPanel } from "./lab/panels/settings/NetworkPanel";
import { TrainingPanel } from "./lab/panels/settings/TrainingPanel";
import { Transport } from "./lab/panels/transport/Transport";
import { notice, open } from "./lab/session";
import { keepTheme } from "./machine/theme";
import "./lab/style/index.css";

function Lab() {
  useEffect(() => {
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
  return (
    <div class="lab">
      <TopBar />
      <p class="lab-notice" role="status">
        {notice.value}
      </p>
      <main class="lab-stage">
        <Drawing />
        <Away />
        <Invitation />
      </main>
      <Sections>
        <nav class="lab-rail" aria-label="Experiment">
          <Section name="Data">
            <DataPanel />
          </Section>
          <Section name="Network">
            <NetworkPanel />
          </Section>
          <Section name="Training">
            <TrainingPanel />
          </Section>
        </nav>
        <aside class="lab-side" aria-label="Results" tabIndex={0}>
          <Section name="Results">
            <ResultsPanel />
          </Section>
        </aside>
      </Sections>
      <Transport />
      <Help />
    </div>
  );
}

keepTheme();
const mount = document.getElementById("app");
if (mount) render(<Lab />, mount);
void open();
