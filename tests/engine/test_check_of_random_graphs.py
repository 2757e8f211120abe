"""A check finds faults that are there, and none that are not."""

from collections import Counter
from dataclasses import replace
from random import Random
from typing import Any

import numpy as np

from app.engine.check import Checked, check, free_leaves
from app.engine.graph import Graph, Node
from app.engine.op import Op
from app.engine.ops import OPS
from app.engine.program import compile_graph

ONE_INPUT = sorted(op.name for op in OPS.values() if op.scalar and op.inputs == ("x",))
TWO_INPUTS = sorted(op.name for op in OPS.values() if op.scalar and len(op.inputs) == 2)
SMOOTH = ("atan", "cos", "exp", "sigmoid", "silu", "sin", "softplus", "square", "tanh")
# Where kinks, ties, poles, overflow, underflow and lost digits are to be expected.
ODD = (0.0, 1e-320, 1.0, -1.0, 2.0, 0.5, 1e-9, 1e-300, 1e9, -3.0, 1e16, 1e200)


def drawn(
    rng: Random, numbers: list[float], one: tuple[str, ...] | list[str], two: list[str]
) -> Graph:
    nodes = [Node(f"x{i}", "input", value=number) for i, number in enumerate(numbers)]
    for i in range(rng.randint(2, 7)):
        near, any_ = rng.choice(nodes[-3:]).id, rng.choice(nodes).id
        if rng.random() < 0.5:
            nodes.append(Node(f"n{i}", rng.choice(one), (near,)))
        else:
            nodes.append(Node(f"n{i}", rng.choice(two), (near, any_)))
    return Graph(tuple(nodes), nodes[-1].id)


def checked(graph: Graph, changed: Op | None = None) -> Checked:
    program = compile_graph(graph, ops=OPS | ({changed.name: changed} if changed else {}))
    return check(program, free_leaves(program), 1.0)


def spoilt(op: Op, factor: float) -> Op:
    """The same op, with its locals off by a factor."""
    right: Any = op.scalar

    def kernel(*xs: float, **settings: Any) -> tuple[float, ...]:
        y, *locals_ = right(*xs, **settings)
        return y, *(local * factor for local in locals_)

    return replace(op, scalar=kernel)


def test_no_rule_is_called_wrong_however_odd_the_numbers() -> None:
    rng = Random(7)
    verdicts: Counter[str] = Counter()
    for _ in range(1500):
        numbers = rng.choices(ODD, k=rng.randint(1, 3))
        found = checked(drawn(rng, numbers, ONE_INPUT, TWO_INPUTS))
        verdicts.update(said.verdict for said in found.nodes.values())
    assert verdicts["disagree"] == 0
    assert verdicts["agree"] > verdicts.total() / 2
    assert {"kink", "step", "pole", "overflow", "nan", "cancellation"} <= verdicts.keys()


def test_a_rule_that_is_off_by_a_ten_thousandth_is_found() -> None:
    rng = Random(3)
    seen = 0
    for _ in range(300):
        numbers = [rng.uniform(-1.5, 1.5) for _ in range(2)]
        graph = drawn(rng, numbers, SMOOTH, ["add", "sub", "mul"])
        used = sorted({node.op for node in graph.nodes} & set(SMOOTH))
        if not used:
            continue
        wrong = spoilt(OPS[rng.choice(used)], rng.choice((1.5, 0.999, -1.0, 1.0001)))
        right = checked(graph).nodes
        for name, said in checked(graph, wrong).nodes.items():
            grad, off = right[name].reverse, said.reverse
            if grad is None or off is None or np.abs(grad) < 1e-9:
                continue
            if not np.isclose(grad, off, rtol=1e-5, atol=0.0):
                assert said.verdict == "disagree", (graph, name)
                seen += 1
    assert seen > 100
