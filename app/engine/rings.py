"""Where nodes depend on themselves: one ring for each knot of them."""

from collections.abc import Iterator, Mapping, Sequence


def rings(inputs: Mapping[str, Sequence[str]]) -> Iterator[list[str]]:
    """One cycle of each strongly connected component, its first node once more at its end.

    Names that `inputs` does not have are passed over.
    """
    listed = {name: i for i, name in enumerate(inputs)}
    for knot in _components(inputs):
        yield from _ring(min(knot, key=listed.__getitem__), knot, inputs)


def _components(inputs: Mapping[str, Sequence[str]]) -> Iterator[set[str]]:
    """The strongly connected components, by Tarjan's algorithm without recursion."""
    found: dict[str, int] = {}
    lowest: dict[str, int] = {}
    waiting: dict[str, None] = {}  # an ordered set
    for root in inputs:
        calls = [] if root in found else [(root, iter(inputs[root]))]
        while calls:
            node, sources = calls[-1]
            if node not in found:
                found[node] = lowest[node] = len(found)
                waiting[node] = None
            for source in sources:
                if source in waiting:
                    lowest[node] = min(lowest[node], found[source])
                elif source in inputs and source not in found:
                    calls.append((source, iter(inputs[source])))
                    break
            else:
                calls.pop()
                if calls:
                    above = calls[-1][0]
                    lowest[above] = min(lowest[above], lowest[node])
                if lowest[node] == found[node]:
                    yield _popped(waiting, node)


def _popped(waiting: dict[str, None], last: str) -> set[str]:
    component = set()
    while last not in component:
        component.add(waiting.popitem()[0])
    return component


def _ring(
    node: str, component: set[str], inputs: Mapping[str, Sequence[str]]
) -> Iterator[list[str]]:
    """A walk from a node in its component until it meets itself; none where the node is alone."""
    if len(component) == 1 and node not in inputs[node]:
        return
    walked: dict[str, int] = {}
    while node not in walked:
        walked[node] = len(walked)
        node = next(source for source in inputs[node] if source in component)
    yield [*list(walked)[walked[node] :], node]
