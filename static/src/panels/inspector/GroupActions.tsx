import { boxOf, lastOf, renameGroup } from "../../edits";
import { TextField } from "../../fields/TextField";
import { change, document_, select, toggleGroup, ungroupChosen } from "../../session";

/** What can be done with a group that is drawn as one box. */
export function GroupActions({ path }: { readonly path: string }) {
  const members = Object.values(document_.value.groups).filter(
    (each) => each === path || each.startsWith(`${path}/`),
  );
  return (
    <>
      <h2>
        {lastOf(path)} <small>group</small>
      </h2>
      <p class="soft">{members.length} nodes in one box. Their gradients run as before.</p>
      <div class="inspector" role="group" aria-label={`What ${path} is`}>
        <TextField label="Name" text={lastOf(path)} onKeep={(name) => renamed(path, name.trim())} />
        <p class="inspector-row">
          <button type="button" class="button text" onClick={() => toggleGroup(path)}>
            Open it
          </button>
          <button type="button" class="button text" onClick={ungroupChosen}>
            Ungroup
          </button>
        </p>
      </div>
    </>
  );
}

/** Give a group another name, and keep its box selected; answers why not, where it cannot be. */
function renamed(path: string, name: string): string | null {
  const refused = change((now) => renameGroup(now, path, name));
  if (refused) return refused.refused;
  select([boxOf(path.slice(0, path.lastIndexOf("/") + 1) + name)]);
  return null;
}
