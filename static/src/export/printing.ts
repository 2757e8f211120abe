import { printSheet } from "./print_sheet";
import { caption, drawnNow, shownNow } from "./subject";

/** Puts the sheet that is printed into the page for as long as a printer needs it, by any way. */
export function listenToPrinting(): void {
  let sheet: HTMLElement | null = null;
  addEventListener("beforeprint", () => {
    sheet?.remove();
    sheet = printSheet(drawnNow(), shownNow(), caption.value);
    document.body.append(sheet);
  });
  addEventListener("afterprint", () => {
    sheet?.remove();
    sheet = null;
  });
}
