"""The scalar graphs that are timed: of exactly so many nodes, with ops that every peer has."""

from random import Random

from app.engine.graph import Graph, Node

SHAPES = ("deep", "wide")
SIZES = (10, 100, 1_000, 10_000, 100_000)


def graph_of(shape: str, size: int) -> Graph:
    """The graph of that shape with `size` nodes, at least 10; its numbers stay near 1."""
    return deep(size) if shape == "deep" else wide(size)


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
    sums = [f"p{i}" for i in range(leaves)]
    for left, right in zip(it := iter(sums), it, strict=False):
        nodes.append(Node(f"s{len(nodes)}", "add", (left, right)))
        sums.append(nodes[-1].id)
    while len(nodes) < size:
        nodes.append(Node(f"r{len(nodes)}", "relu", (nodes[-1].id,)))
    return Graph(tuple(nodes), nodes[-1].id)
