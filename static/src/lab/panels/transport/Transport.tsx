import { COMMANDS } from "../../commands";
import { isInviting } from "../bar/Invitation";
import { LabButton } from "../bar/LabButton";
import { HistorySlider } from "./HistorySlider";
import { Progress } from "./Progress";
import { Speed } from "./Speed";

const TRAINING = COMMANDS.filter(({ place }) => place === "training");

/** What training is driven by: its steps, one slider over its history, and how far it is. */
export function Transport() {
  return (
    <footer class="lab-transport" aria-label="Training controls">
      <div class="lab-steps">
        {TRAINING.slice(0, -1).map((command, i) => (
          <LabButton
            key={i}
            command={command}
            class={i === TRAINING.length - 2 ? `primary ${isInviting.value ? "inviting" : ""}` : ""}
          />
        ))}
      </div>
      <Speed />
      <HistorySlider />
      <Progress />
      {TRAINING.slice(-1).map((command) => (
        <LabButton key="stop" command={command} />
      ))}
    </footer>
  );
}
