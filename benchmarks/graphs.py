"""The scalar graphs that are timed, each of exactly so many nodes."""

from collections.abc import Callable, Sequence
from itertools import cycle
from random import Random

from app.engine.graph import Graph, Node

SIZES = (10, 100, 1_000, 10_000, 100_000)


def graph_of(shape: str, size: int) -> Graph:
    """The graph of that shape with `size` nodes, at least 10."""
    return GRAPHS[shape](size)


def deep(size: int) -> Graph:
    """One chain, x -> relu(x * a + b) again and again; every link uses the same two leaves."""
    nodes = [
        Node("x", "parameter", value=0.5),
        Node("a", "parameter", value=0.99),
        Node("b", "parameter", value=0.01),
    ]
    links = (("mul", ("a",)), ("add", ("b",)), ("relu", ()))
    last = "x"
    for i in range(size - len(nodes)):
        op, shared = links[i % len(links)]
        nodes.append(Node(f"n{i}", op, (last, *shared)))
        last = nodes[-1].id
    return Graph(tuple(nodes), last)


def wide(size: int) -> Graph:
    """Products of neighbouring leaves, added up pair by pair, so that depth is log2 of the size."""
    random = Random(0)
    leaves = (size + 1) // 3
    nodes = [Node(f"x{i}", "parameter", value=random.uniform(0.5, 1.5)) for i in range(leaves)]
    nodes += [Node(f"p{i}", "mul", (f"x{i}", f"x{(i + 1) % leaves}")) for i in range(leaves)]
    return _added_up(nodes, [f"p{i}" for i in range(leaves)], size)


def mixed(size: int) -> Graph:
    """Neurons of two inputs each, neighbours sharing one, added up pair by pair.

    By turns they end in tanh, in a sigmoid written with exp and div, and in relu. All that goes in
    is above 0, so that no relu is off and none of them is saturated.
    """
    random = Random(0)
    nodes = [Node("x0", "parameter", value=random.uniform(0.5, 1.5))]
    outputs: list[str] = []
    for i, activation in enumerate(cycle(ACTIVATIONS)):
        more = [*_weighted(i, random), *activation(i)]
        sums = len(outputs)
        if len(nodes) + len(more) + sums > size:
            break
        nodes += more
        outputs.append(f"y{i}")
    return _added_up(nodes, outputs, size)


def _weighted(i: int, random: Random) -> list[Node]:
    """z = v * x + w * x' + b, where x' is a leaf of its own and x the neighbour's."""
    leaves = {"x": (i + 1, 0.5, 1.5), "v": (i, 0.1, 0.5), "w": (i, 0.1, 0.5), "b": (i, 0.1, 0.5)}
    return [
        *(
            Node(f"{name}{n}", "parameter", value=random.uniform(low, high))
            for name, (n, low, high) in leaves.items()
        ),
        Node(f"p{i}", "mul", (f"v{i}", f"x{i}")),
        Node(f"q{i}", "mul", (f"w{i}", f"x{i + 1}")),
        Node(f"h{i}", "add", (f"p{i}", f"q{i}")),
        Node(f"z{i}", "add", (f"h{i}", f"b{i}")),
    ]


def _tanh(i: int) -> list[Node]:
    return [Node(f"y{i}", "tanh", (f"z{i}",))]


def _sigmoid(i: int) -> list[Node]:
    return [
        Node(f"one{i}", "parameter", value=1.0),
        Node(f"e{i}", "exp", (f"z{i}",)),
        Node(f"d{i}", "add", (f"e{i}", f"one{i}")),
        Node(f"y{i}", "div", (f"e{i}", f"d{i}")),
    ]


def _relu(i: int) -> list[Node]:
    return [Node(f"y{i}", "relu", (f"z{i}",))]


def _added_up(nodes: Sequence[Node], terms: Sequence[str], size: int) -> Graph:
    """The nodes, the sum of the terms pair by pair, and relu of that until there are `size`."""
    every, sums = list(nodes), list(terms)
    for left, right in zip(it := iter(sums), it, strict=False):
        every.append(Node(f"s{len(every)}", "add", (left, right)))
        sums.append(every[-1].id)
    while len(every) < size:
        every.append(Node(f"r{len(every)}", "relu", (every[-1].id,)))
    return Graph(tuple(every), every[-1].id)


ACTIVATIONS: tuple[Callable[[int], list[Node]], ...] = (_tanh, _sigmoid, _relu)
GRAPHS: dict[str, Callable[[int], Graph]] = {"deep": deep, "wide": wide, "mixed": mixed}
SHAPES = tuple(GRAPHS)
