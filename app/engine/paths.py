"""All ways from a node to the output: counted exactly, added up, and the largest told one by one.

The product of the local derivatives along a path is what the path contributes to the gradient; the
gradient is their sum (Bauer, 1974: "Computational graphs and rounding error").
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count as counting
from math import fsum, inf, isnan, log
from typing import Any, NamedTuple, TypeAlias

import numpy as np

from app.engine.graph import GraphError, Problem
from app.engine.op import LinearMap
from app.engine.program import Program
from app.engine.sweep import QUIET, Forward, contribution
from app.engine.value import Value, settle, size

# All counts of a graph together are refused beyond 2 MB; the search ends after so many edges.
MOST_BITS = 2**24
MOST_TRIED = 1_000_000
# So many numbers are moved along paths at most, and so many nodes named on them.
MOST_MOVED = 20_000_000
MOST_NAMED = 100_000


class Use(NamedTuple):
    """An edge seen from its input: the consumer, and where its local derivative is in a run."""

    consumer: int
    local: int


@dataclass(frozen=True, slots=True)
class Path:
    """One way to the output, by positions: its nodes from the source on, and the edges between.

    `slots` says which input of its consumer each edge is, `locals` the derivative across it, None
    for structured ops; `product` has the shape of the source.
    """

    nodes: tuple[int, ...]
    slots: tuple[int, ...]
    locals: tuple[Value | None, ...]
    product: Value


# A way so far: the edge it took last, and the way before it; None at its source.
Way: TypeAlias = "tuple[Use, Way] | None"


def counts(program: Program) -> list[int]:
    """How many paths lead from each node to the output, by position, exactly.

    A GraphError where the counts have too many digits to be written down.
    """
    ways = [0] * len(program.nodes)
    ways[program.output] = 1
    bits = 0
    for i, j in zip(program.edges.consumers, program.edges.sources, strict=True):
        ways[j] += ways[i]
        bits += ways[j].bit_length()
        if bits > MOST_BITS:
            name = program.nodes[j].id
            message = (
                f"the numbers of paths would take more than {MOST_BITS} bits from {name!r} on; "
                "count the paths of a part of the graph"
            )
            raise GraphError([Problem("/nodes", message, name, MOST_BITS, bits)])
    return ways


def lengths(program: Program, ways: Sequence[int]) -> list[int]:
    """How many edges all paths from each node have together; `ways` are the counts of paths."""
    found = [0] * len(program.nodes)
    for i, j in zip(program.edges.consumers, program.edges.sources, strict=True):
        found[j] += found[i] + ways[i]
    return found


@dataclass(frozen=True, slots=True, eq=False)
class Map:
    """What every search for paths in a run begins with, by position and by place of a local.

    `weights` are logarithms of how much locals enlarge what crosses them, `ahead` those of the best
    way on to the output.
    """

    program: Program
    run: Forward
    uses: list[list[Use]]
    weights: Mapping[int, float]
    ahead: list[float]


def map_of(program: Program, run: Forward) -> Map:
    """The map of a run."""
    weights = {local: _weight(run.locals[local]) for local in program.edges.locals}
    ahead = [-inf] * len(program.nodes)
    ahead[program.output] = 0.0
    for i, local, j in zip(*program.edges, strict=True):
        ahead[j] = max(ahead[j], _times(weights[local], ahead[i]))
    return Map(program, run, uses_of(program), weights, ahead)


def largest(of: Map, source: int, seed: Value, limit: int) -> list[Path]:
    """Up to `limit` paths from `source`, those of the largest |product| first.

    Through structured ops, and past infinities, paths are found in an order that is a guess; where
    all are found, they are in order all the same. Fewer are found where paths are very long.
    """
    return QUIET.copy().run(_largest, of, source, seed, limit)


def _largest(of: Map, source: int, seed: Value, limit: int) -> list[Path]:
    program = of.program
    found: list[Path] = []
    moved = named = 0
    for way in _ways(of, source, limit):
        edges = _edges_of(way)
        nodes = (source, *(edge.consumer for edge in edges))
        moved += sum(size(program.shapes[i]) for i in nodes)
        named += len(nodes)
        if found and (moved > MOST_MOVED or named > MOST_NAMED):
            break
        found.append(_path(program, of.run, nodes, edges, seed))
    return sorted(found, key=lambda path: -_magnitude(path.product))


def _ways(of: Map, source: int, limit: int) -> Iterator[Way]:
    """Ways to the output, best first (A*): what the best way on from a node brings is known.

    A way's rank is what its turns off the best way have lost, as a logarithm. Where nothing is lost
    the last way begun is followed first, so that ways which are equally good are not all begun.
    """
    uses, weights, ahead, output = of.uses, of.weights, of.ahead, of.program.output
    order = counting(0, -1)
    waiting: list[tuple[float, int, int, Way]] = []
    if source == output or uses[source]:
        waiting.append((0.0, next(order), source, None))
    tried = 0
    while waiting and limit and tried < MOST_TRIED:
        lost, _, node, way = heappop(waiting)
        if node == output:
            limit -= 1
            yield way
            continue
        for use in reversed(uses[node]):
            tried += 1
            best = _times(weights[use.local], ahead[use.consumer])
            loss = 0.0 if best == ahead[node] else ahead[node] - best
            heappush(waiting, (lost + loss, next(order), use.consumer, (use, way)))


def uses_of(program: Program) -> list[list[Use]]:
    """The edges on the output's path by the node they begin at."""
    uses: list[list[Use]] = [[] for _ in program.nodes]
    for i, local, j in zip(*program.edges, strict=True):
        uses[j].append(Use(i, local))
    return uses


def _edges_of(way: Way) -> list[Use]:
    edges = []
    while way is not None:
        use, way = way
        edges.append(use)
    return edges[::-1]


def _path(
    program: Program, run: Forward, nodes: tuple[int, ...], edges: list[Use], seed: Value
) -> Path:
    product = seed
    for (_, local), j in zip(reversed(edges), reversed(nodes[:-1]), strict=True):
        product = contribution(run.locals[local], product, program.shapes[j])
    locals_ = tuple(_shown(run.locals[local]) for _, local in edges)
    slots = tuple(local - program.starts[i] for i, local in edges)
    return Path(nodes, slots, locals_, product)


def total(paths: list[Path]) -> Value:
    """The sum of the products, for numbers rounded once (Shewchuk, 1997)."""
    return _added([path.product for path in paths])


def _added(amounts: list[Value]) -> Value:
    arrays = [np.asarray(amount) for amount in amounts]
    if any(array.ndim for array in arrays):
        return settle(np.sum(arrays, axis=0))
    try:
        return fsum(map(float, arrays))
    except (OverflowError, ValueError):  # beyond float64, or inf - inf
        return settle(np.sum(arrays))


def sums(program: Program, run: Forward, seed: Value) -> list[Value | None]:
    """The sum over all paths from each node, however many: each is made once, from its consumers'.

    None where no path leads to the output.
    """
    return QUIET.copy().run(_sums, program, run, seed)


def _sums(program: Program, run: Forward, seed: Value) -> list[Value | None]:
    found: list[Value | None] = [None] * len(program.nodes)
    found[program.output] = seed
    uses = uses_of(program)
    for j in range(program.output - 1, -1, -1):
        shape = program.shapes[j]
        # Every consumer on a path to the output has its sum by now, for it comes later.
        shares = [contribution(run.locals[local], found[i], shape) for i, local in uses[j]]
        if shares:
            found[j] = _added(shares)
    return found


def _shown(local: Any) -> Value | None:
    return None if isinstance(local, LinearMap) else settle(local)


def _weight(local: Any) -> float:
    """The logarithm of how much a local enlarges what crosses it; of a structured one, unknown."""
    if isinstance(local, LinearMap):
        return 0.0
    most = abs(local) if type(local) is float else float(np.max(np.abs(local), initial=0.0))
    if isnan(most) or most == inf:
        return inf
    return log(most) if most else -inf


def _times(one: float, other: float) -> float:
    """The sum of two logarithms; 0 times infinity is worth a look, so it comes first."""
    both = one + other
    return inf if isnan(both) else both


def _magnitude(product: Value) -> float:
    most = float(np.max(np.abs(product), initial=0.0))
    return inf if isnan(most) else most
