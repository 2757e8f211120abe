import { edgeOf, groupOf } from "../edits";
import type { SketchNode } from "../model/sketch";
import { chosen, document_, nodes, openedExample, selection, sketch } from "../session";
import { EdgeAccount } from "./account/EdgeAccount";
import { NodeAccount } from "./account/NodeAccount";
import { GroupActions } from "./inspector/GroupActions";
import { NodeInspector } from "./inspector/NodeInspector";
import { NoteText } from "./inspector/NoteText";
import { Several } from "./inspector/Several";
import { WrongAtNode, WrongOnEdge } from "./wrong/WrongHere";

/** What is selected: what can be changed of it, then its whole account in numbers. */
export function Account() {
  return (
    <section class="account" aria-label="Account">
      <Chosen />
    </section>
  );
}

function Chosen() {
  const key = chosen.value;
  if (selection.value.length > 1) return <Several />;
  if (key === null) return <Origin />;
  const node = nodes.value.get(key);
  if (node) return <OfNode key={key} node={node} />;
  const ends = edgeOf(key);
  if (ends) {
    return (
      <>
        <EdgeAccount key={key} edge={key} />
        <WrongOnEdge from={ends.from} to={ends.to} />
      </>
    );
  }
  const path = groupOf(key);
  if (path !== null && document_.value.closed.includes(path))
    return <GroupActions key={key} path={path} />;
  const note = document_.value.notes.find(({ id }) => id === key);
  return note ? <NoteText key={key} note={note} /> : <Origin />;
}

function OfNode({ node }: { readonly node: SketchNode }) {
  return (
    <>
      <h2>
        {node.id} <small>{node.op}</small>
      </h2>
      <WrongAtNode id={node.id} />
      <NodeInspector node={node} />
      <NodeAccount id={node.id} />
    </>
  );
}

/** Before anything is chosen: what this example shows, and where its numbers are from. */
function Origin() {
  const example = openedExample.value;
  return (
    <>
      {example && (
        <>
          <h2>{example.title}</h2>
          <p>{example.about}</p>
          <p class="soft">{example.origin}</p>
        </>
      )}
      {sketch.value.nodes.length > 0 && (
        <p class="soft">Click a node or an edge for its whole account.</p>
      )}
    </>
  );
}
