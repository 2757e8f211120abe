import { TextField } from "../../../../../fields/TextField";
import { ClassMark } from "../../../../paint/ClassMark";
import { counts, MOST_CLASSES, renamed } from "./painting";
import { addClass, change, colour, painting, removeClass, tool } from "./state";

/** The classes: which of them is painted, and their names. */
export function ClassList() {
  const { now } = painting.value;
  const { classes } = now;
  const points = counts(now);
  return (
    <div class="own-classes" role="group" aria-label="Classes">
      {classes.map((name, place) => (
        <div key={place} class="own-class">
          <button
            type="button"
            class="button"
            aria-pressed={colour.value === place && tool.value !== "eraser"}
            aria-label={`Paint ${name}`}
            title={`Paint ${name}`}
            onClick={() => {
              colour.value = place;
              if (tool.value === "eraser") tool.value = "brush";
            }}
          >
            <ClassMark index={place} />
          </button>
          <TextField
            label={`Name of class ${place + 1}`}
            labelHidden
            text={name}
            onKeep={(text) => {
              const next = renamed(now, place, text);
              if (typeof next === "string") return next;
              change(() => next);
              return null;
            }}
          />
          <small class="soft">{points[place]}</small>
        </div>
      ))}
      <div class="own-steps">
        <button
          type="button"
          class="button text"
          aria-disabled={classes.length >= MOST_CLASSES}
          onClick={addClass}
        >
          Add a class
        </button>
        {classes.length > 2 && (
          <button type="button" class="button text" onClick={removeClass}>
            Remove {classes.at(-1)}
          </button>
        )}
      </div>
    </div>
  );
}
