import { closeOverlay } from "../../session";
import { Cross } from "../../pages/Cross";

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
        <Cross size={18} />
      </button>
    </header>
  );
}
