/** Drawn on a 20 px grid; filled paths only, so that one colour is enough. */
const PATHS = {
  first: "M4 4h2v12H4zM16 4v12L7 10z",
  back: "M14 4v12l-9-6z",
  play: "M6 4v12l10-6z",
  pause: "M5 4h4v12H5zM11 4h4v12h-4z",
  next: "M6 4v12l9-6z",
  last: "M14 4h2v12h-2zM4 4v12l9-6z",
  backward: "M16 4v12l-7-5v5l-7-6 7-6v5z",
  undo: "M8 3v3c5 0 8 3 8 8v2h-2v-2c0-4-2-6-6-6v3L3 7z",
  redo: "M12 3v3c-5 0-8 3-8 8v2h2v-2c0-4 2-6 6-6v3l5-4z",
  new: "M9 4h2v5h5v2h-5v5H9v-5H4V9h5z",
  fit: "M3 3h5v2H5v3H3zM12 3h5v5h-2V5h-3zM3 12h2v3h3v2H3zM15 12h2v5h-5v-2h3z",
  share: "M10 2l4 4h-3v7H9V6H6zM4 10h3v2H6v4h8v-4h-1v-2h3v8H4z",
  help: "M10 3c3 0 5 2 5 4 0 3-4 3-4 6H9c0-4 4-4 4-6 0-1-1-2-3-2S7 6 7 8H5c0-3 2-5 5-5zM9 15h2v2H9z",
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
