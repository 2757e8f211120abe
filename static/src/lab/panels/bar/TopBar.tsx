import { PageLinks } from "../../../pages/PageLinks";
import { COMMANDS } from "../../commands";
import { title } from "../../session";
import { LabButton } from "./LabButton";
import { Presets } from "./Presets";

/** What is open, the way to the other pages, and what can be done with the experiment as a whole. */
export function TopBar() {
  return (
    <header class="lab-top">
      <h1>Backprop Explorer</h1>
      <span class="lab-title" title={title.value}>
        {title.value}
      </span>
      <PageLinks here="Network" />
      <div class="lab-deeds">
        <Presets />
        {COMMANDS.filter(({ place }) => place === "bar").map((command) => (
          <LabButton key={command.keys[0] ?? command.does} command={command} />
        ))}
      </div>
    </header>
  );
}
