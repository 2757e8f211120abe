import { marks } from "../../session";

/** What is wrong or unfinished at a node, in words. */
export function Complaints({ node }: { readonly node: string }) {
  const mine = marks.value.filter((mark) => mark.node === node);
  if (mine.length === 0) return null;
  return (
    <ul class="complaints" aria-label={`What is missing at ${node}`}>
      {mine.map(({ message, slot }) => (
        <li key={`${slot ?? ""} ${message}`}>
          <b aria-hidden="true">!</b> {message}
        </li>
      ))}
    </ul>
  );
}
