import type { ComponentChildren } from "preact";

interface Props {
  readonly title: string;
  /** What there is to be seen in it. */
  readonly about?: string;
  readonly onOpen: (given: FormData) => Promise<void>;
  readonly children: ComponentChildren;
}

/** A graph that is made as a person asks for it: what it is, and a form for its sizes. */
export function Made({ title, about, onOpen, children }: Props) {
  return (
    <details
      class="layers"
      onToggle={({ currentTarget }) => currentTarget.scrollIntoView({ block: "nearest" })}
    >
      <summary>{title}</summary>
      {about && <p class="soft">{about}</p>}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void onOpen(new FormData(event.currentTarget));
        }}
      >
        {children}
        <button type="submit" class="button">
          Open
        </button>
      </form>
    </details>
  );
}

interface CountProps {
  readonly name: string;
  readonly label: string;
  readonly least: number;
  readonly most: number;
  readonly usual: number;
}

/** How many of something. */
export function Count({ name, label, least, most, usual }: CountProps) {
  return (
    <label>
      {label}
      <input type="number" name={name} required min={least} max={most} defaultValue={usual} />
    </label>
  );
}
