/** What the browser keeps for this page: on the machine, or in the tab. */
export interface Memory {
  /** What was kept under a name; null where nothing was, or where this browser keeps nothing. */
  readonly recall: (name: string) => string | null;
  /** Keep it from now on, or forget it with null; where nothing is kept, nothing happens. */
  readonly keep: (name: string, value: string | null) => void;
}

const PREFIX = "backprop-explorer.";

export const machine = memoryOf(() => localStorage);
export const tab = memoryOf(() => sessionStorage);

/** Private windows may refuse the store itself, or what is put into it. */
function memoryOf(store: () => Storage): Memory {
  return {
    recall: (name) => {
      try {
        return store().getItem(PREFIX + name);
      } catch {
        return null;
      }
    },
    keep: (name, value) => {
      try {
        if (value === null) store().removeItem(PREFIX + name);
        else store().setItem(PREFIX + name, value);
      } catch {
        // It is only asked again, or done again, on the next visit.
      }
    },
  };
}
