"""On large graphs that nobody chose, the four witnesses agree, or what they say of it is true."""

import numpy as np
import pytest
from hypothesis import given, settings

from app.engine.check import check, free_leaves
from app.engine.graph import Graph
from app.engine.program import compile_graph
from app.engine.value import Value
from tests.engine.random_graphs import SCALARS, TENSORS, graphs, steady


def gap(one: Value | None, other: Value | None) -> float:
    assert one is not None
    assert other is not None
    return float(np.max(np.abs(np.subtract(one, other))))


@pytest.mark.parametrize("shapes", [SCALARS, TENSORS], ids=["scalars", "tensors"])
def test_four_witnesses_agree_or_the_reason_is_true(shapes: tuple[tuple[int, ...], ...]) -> None:
    """Up to 60 ops, beside those between them: shared and repeated inputs, dead branches."""

    @settings(steady, max_examples=200)
    @given(graphs(shapes, 60))
    def holds(graph: Graph) -> None:
        program = compile_graph(graph)
        checked = check(program, free_leaves(program), 1.0).nodes
        for said in checked.values():
            if said.reverse is None:
                assert said.forward is None
                assert said.paths is None
                continue
            size = float(np.max(np.abs(said.reverse)))
            assert gap(said.reverse, said.differences) <= 1e-6 * max(1.0, size)
            if said.verdict == "agree":
                assert gap(said.reverse, said.forward) <= 1e-12 * size
                assert gap(said.reverse, said.paths) <= 1e-12 * size
            else:
                # Next to nothing is left of what cancels, and that only by rounding.
                assert said.verdict == "cancellation", said
                assert gap(said.reverse, said.forward) <= 1e-12
                assert size <= 1e-9

    holds()
