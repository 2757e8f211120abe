import { closeOverlay } from "../../session";

/** What a dialog is about, and the button that closes it. */
export function DialogHead({ title }: { readonly title: string }) {
  return (
    <header class="front-head">
      <h2>{title}</h2>
      <button
        type="button"
        class="button plain"
        aria-label="Close"
        title="Close (Esc)"
        onClick={closeOverlay}
      >
        <svg class="icon" viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
          <path d="M5 3.6L3.6 5l5 5-5 5L5 16.4l5-5 5 5 1.4-1.4-5-5 5-5L15 3.6l-5 5z" />
        </svg>
      </button>
    </header>
  );
}
