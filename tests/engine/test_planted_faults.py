"""The check can fail: faults that people make in a backward sweep, planted, make witnesses differ.

Checks of single ops do not see these; graphs with branches and broadcasting do.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from app.engine import check as checking
from app.engine.check import Witnesses, check, free_leaves
from app.engine.op import LinearMap
from app.engine.program import Program, compile_graph
from app.engine.sweep import Forward, Swept, backward, contribution
from app.engine.value import Value, settle
from app.language.parse import parse

Sweep = Callable[[Program, Forward, Value], Swept]


def told(program: Program, run: Forward, grads: list[Any]) -> Swept:
    """The gradients of a faulty sweep, beside contributions that nothing is wrong with."""
    return Swept(grads, program.edges, backward(program, run, 1.0).amounts)


def assigning(program: Program, run: Forward, seed: Value) -> Swept:
    """`=` where `+=` belongs: the last contribution replaces those before."""
    grads: list[Any] = [None] * len(run.values)
    grads[program.output] = seed
    for i, local, j in zip(*program.edges, strict=True):
        grads[j] = contribution(run.locals[local], grads[i], program.shapes[j])
    return told(program, run, grads)


def out_of_order(program: Program, run: Forward, seed: Value) -> Swept:
    """Depth first: a node hands its gradient on before all of it has arrived."""
    grads: list[Any] = [None] * len(run.values)
    grads[program.output] = seed
    waiting, done = [program.output], set()
    while waiting:
        i = waiting.pop()
        if i in done:
            continue
        done.add(i)
        for local, j in enumerate(program.inputs[i], program.starts[i]):
            amount = contribution(run.locals[local], grads[i], program.shapes[j])
            grads[j] = amount if grads[j] is None else grads[j] + amount
            waiting.append(j)
    return told(program, run, grads)


def first_copy_only(program: Program, run: Forward, seed: Value) -> Swept:
    """No unbroadcast: of what comes back along repeated axes only the first copy is kept."""
    grads: list[Any] = [None] * len(run.values)
    grads[program.output] = seed
    for i, local, j in zip(*program.edges, strict=True):
        across, shape = run.locals[local], program.shapes[j]
        if isinstance(across, LinearMap):
            amount = across.pull(grads[i])
        else:
            amount = np.asarray(across * grads[i])
            while amount.ndim > len(shape):
                amount = amount[0]
            amount = amount[tuple(slice(n) for n in shape)]
        grads[j] = settle(amount if grads[j] is None else grads[j] + amount)
    return told(program, run, grads)


def checked(monkeypatch: pytest.MonkeyPatch, sweep: Sweep, source: str) -> dict[str, Witnesses]:
    program = compile_graph(parse(source).graph)
    monkeypatch.setattr(checking, "backward", sweep)
    return dict(check(program, free_leaves(program), 1.0).nodes)


BRANCH = "a = -1\nb = 3\nc = 4\nx = a + b\ny = b + c\nf = x * y"
DEEP = "x = 0.5\nu = x * x\nv = sin(u)\nw = exp(v) * u\nf = w + v"
COPIES = "W = [[1, 2, 3], [4, 5, 6]]\nb = [0.1, 0.2, 0.3]\nc = 2\nf = sum(tanh(W * b + c))"


@pytest.mark.parametrize(
    ("sweep", "source", "wrong"),
    [
        (assigning, BRANCH, {"b"}),
        (assigning, DEEP, {"x"}),
        (out_of_order, DEEP, {"x"}),
        (first_copy_only, COPIES, {"b", "c"}),
    ],
)
def test_a_fault_in_the_sweep_makes_a_witness_disagree(
    monkeypatch: pytest.MonkeyPatch, sweep: Sweep, source: str, wrong: set[str]
) -> None:
    nodes = checked(monkeypatch, sweep, source)
    assert {name for name, said in nodes.items() if said.verdict == "disagree"} == wrong
    assert all("reverse mode" in (nodes[name].reason or "") for name in wrong)


@pytest.mark.parametrize("source", [BRANCH, DEEP, COPIES])
def test_without_a_fault_they_agree(monkeypatch: pytest.MonkeyPatch, source: str) -> None:
    nodes = checked(monkeypatch, backward, source)
    assert {said.verdict for said in nodes.values()} == {"agree"}


def test_a_gradient_of_the_wrong_shape_is_told_and_does_not_crash(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def unsummed(program: Program, run: Forward, seed: Value) -> Swept:
        """No unbroadcast at all: the gradient has the shape of what was computed."""
        swept = backward(program, run, seed)
        b = program.position["b"]
        grads = list(swept.derivatives)
        grads[b] = np.ones((2, 3))
        return Swept(grads, swept.edges, swept.amounts)

    assert checked(monkeypatch, unsummed, COPIES)["b"].verdict == "disagree"
