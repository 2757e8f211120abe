/** The cross of a button that takes something away; the button says what. */
export function Cross({ size }: { readonly size: number }) {
  return (
    <svg class="icon" viewBox="0 0 20 20" width={size} height={size} aria-hidden="true">
      <path d="M5 3.6L3.6 5l5 5-5 5L5 16.4l5-5 5 5 1.4-1.4-5-5 5-5L15 3.6l-5 5z" />
    </svg>
  );
}
