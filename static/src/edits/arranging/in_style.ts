import type { Style } from "../../model/document";
import type { Edit, Work } from "../../model/edit";

/** The edit, keeping the style that is drawn now where it is the first to place something. */
export function inStyle({ document }: Work, edit: Edit, style: Style): Edit {
  const { places } = edit.rest ?? {};
  if (document.style !== null || !places || Object.keys(places).length === 0) return edit;
  return { ...edit, rest: { ...edit.rest, style } };
}
