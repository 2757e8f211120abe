"""What the units of a network answer to many samples, from the graph of its layers."""

import numpy as np

from app.engine.graph import Graph
from app.engine.plan import Limits
from app.engine.program import compile_graph
from app.engine.sweep import forward
from app.engine.value import Array
from app.network.layer_grain import chained
from app.network.sample import Sample
from app.network.spec import Spec

# Whoever asks has seen to it that network and samples are of a size.
WIDE = Limits(elements=10**8, total_elements=10**9, bytes=2**40, flops=10**12)
# So many samples are answered at a time, for the values of all nodes are held at once.
BLOCK = 4_096


def answers(spec: Spec, x: Array) -> list[Array]:
    """Of samples (samples, inputs) what the inputs and each layer hand on, (samples, units);
    without dropout."""
    blocks = [_answers(spec, x[i : i + BLOCK]) for i in range(0, max(len(x), 1), BLOCK)]
    return [np.concatenate(parts) for parts in zip(*blocks, strict=True)]


def _answers(spec: Spec, x: Array) -> list[Array]:
    nodes, outputs = chained(spec.without_dropout(), Sample(x, 0.0))
    program = compile_graph(Graph(tuple(nodes), outputs[-1]), WIDE)
    values = forward(program).values
    return [np.asarray(values[program.position[name]]) for name in outputs]
