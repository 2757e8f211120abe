"""Layered graphs of any size, to see how large ones look and how fast they run."""

from app.engine.graph import Graph, Node

# Two-input ops and one-input ops by turns: what tanh or sigmoid returns is below 1 again, so that
# values stay small however many layers there are.
JOINING = ("add", "sub", "mul", "maximum")
SQUASHING = ("tanh", "sigmoid", "sin")
SMALLEST = 3


def layered(size: int, width: int) -> Graph:
    """A graph of exactly `size` nodes: `width` inputs, layers as wide, and the sum of the last.

    Each layer is a group. The same size and width always give the same graph; a width that leaves
    no room for the sum is made smaller.
    """
    width = max(1, min(width, (size + 1) // 2))
    nodes = [Node(f"x{i + 1}", "input", value=_given(i), group="inputs") for i in range(width)]
    front = [node.id for node in nodes]
    layer = 0
    while (room := size - len(nodes) - (width - 1)) > 0:
        layer += 1
        made = _layer(layer, front, min(width, room))
        nodes += made
        # A last layer that is not full leaves the rest of the one before it in front.
        front = [node.id for node in made] + front[len(made) :]
    return Graph((*nodes, *_sum(front)), _output(nodes, front))


def _given(i: int) -> float:
    return round(((i * 37) % 41 - 20) / 20, 2)


def _layer(layer: int, front: list[str], count: int) -> list[Node]:
    """Each node reads its neighbour of the layer before, and a joining one also another."""
    width, group = len(front), f"layer {layer}"
    nodes = []
    for i in range(count):
        inputs: tuple[str, ...]
        if layer % 2:
            inputs = (front[i], front[(i + 1 + (i * 7 + layer * 3) % 5) % width])
            op = JOINING[(i + layer // 2) % len(JOINING)]
        else:
            inputs = (front[i],)
            op = SQUASHING[(i + layer // 2) % len(SQUASHING)]
        nodes.append(Node(f"h{layer}_{i + 1}", op, inputs, group=group))
    return nodes


def _sum(front: list[str]) -> list[Node]:
    """Add the front up, two by two."""
    nodes: list[Node] = []
    waiting = list(front)
    while len(waiting) > 1:
        pairs = [waiting[i : i + 2] for i in range(0, len(waiting), 2)]
        waiting = []
        for pair in pairs:
            if len(pair) == 2:
                nodes.append(Node(f"s{len(nodes) + 1}", "add", tuple(pair), group="sum"))
                pair = [nodes[-1].id]
            waiting += pair
    return nodes


def _output(nodes: list[Node], front: list[str]) -> str:
    return f"s{len(front) - 1}" if len(front) > 1 else nodes[-1].id
