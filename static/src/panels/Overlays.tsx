import { overlay } from "../session";
import { CommandPalette } from "./choosing/CommandPalette";
import { OpChooser } from "./choosing/OpChooser";
import { Find } from "./finding/Find";
import { Menu } from "./front/Menu";
import { Rename } from "./front/Rename";
import { Help } from "./Help";
import { HistoryList } from "./HistoryList";
import { Late } from "./Late";

/** Dialogs that few visits open: their code comes when they do. */
const LATE = {
  share: () => import("./ShareDialog").then(({ ShareDialog }) => ShareDialog),
  export: () => import("./ExportDialog").then(({ ExportDialog }) => ExportDialog),
  check: () => import("./check/CheckDialog").then(({ CheckDialog }) => CheckDialog),
  second: () => import("./second/SecondDialog").then(({ SecondDialog }) => SecondDialog),
  import: () => import("./ImportDialog").then(({ ImportDialog }) => ImportDialog),
};

/** What stands in front of the page, one thing at a time. */
export function Overlays() {
  const now = overlay.value;
  switch (now?.kind) {
    case "ops":
      return <OpChooser asked={now} />;
    case "menu":
      return <Menu asked={now} />;
    case "commands":
      return <CommandPalette key={now.text ?? ""} text={now.text ?? ""} />;
    case "find":
      return <Find />;
    case "rename":
      return <Rename node={now.node} />;
    case "share":
    case "export":
    case "import":
    case "check":
    case "second":
      return <Late key={now.kind} load={LATE[now.kind]} />;
    case "history":
      return <HistoryList />;
    case "help":
      return <Help />;
    default:
      return null;
  }
}
