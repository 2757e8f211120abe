import { useState } from "preact/hooks";

import { TextField } from "../../fields/TextField";
import type { Point } from "../../model/document";
import { closeOverlay, rename } from "../../session";
import { focusSoon } from "../focusing";
import { Dialog } from "./Dialog";

/** Another name for a node, typed beside it. */
export function Rename({ node }: { readonly node: string }) {
  const [screen] = useState(() => below(node));
  return (
    <Dialog label={`Rename ${node}`} kind="rename" screen={screen}>
      <h2>Rename {node}</h2>
      <TextField
        label="New name"
        text={node}
        onKeep={(name) => {
          if (name.trim() !== node) {
            const refused = rename(node, name);
            if (refused) return refused.refused;
          }
          closeOverlay();
          focusSoon(name.trim());
          return null;
        }}
        onLeave={closeOverlay}
      />
      <p class="soft">Enter keeps it, Escape leaves it as it is.</p>
    </Dialog>
  );
}

/** The place of the screen below a node of the drawing, where it is seen. */
function below(node: string): Point | undefined {
  const card = document.querySelector(`[data-node="${CSS.escape(node)}"]`);
  const box = card?.getBoundingClientRect();
  return box && box.width > 0 ? { x: box.left, y: box.bottom + 4 } : undefined;
}
