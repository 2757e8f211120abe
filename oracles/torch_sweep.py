"""A graph run by PyTorch, float64 on one thread: values, grads and tangents of every node."""

from collections.abc import Callable
from importlib import import_module
from typing import Any, TypeAlias

import numpy as np

from app.engine.program import Program
from app.engine.value import Array, Value
from oracles.torch_ops import TORCH_OPS, torch

forward_ad: Any = import_module("torch.autograd.forward_ad")
torch.set_num_threads(1)

# By position of the node; None where no gradient arrives, or no tangent.
Numbers: TypeAlias = list[Array | None]
# What becomes of a tensor that was computed from these inputs, before others read it.
Nudge: TypeAlias = Callable[[Any, list[Any]], Any]


def as_it_is(tensor: Any, _: list[Any]) -> Any:
    return tensor


def reverse(program: Program, seed: Value, nudge: Nudge = as_it_is) -> tuple[Numbers, Numbers]:
    """The values, and the grads of the output for a seed of its shape.

    None is the grad of a node that no gradient reaches, whether or not it is on the output's path.
    """
    tensors = _run(program, [_tensor(x) for x in program.leaves], nudge)
    grads = torch.autograd.grad(tensors[program.output], tensors, _tensor(seed), allow_unused=True)
    return [_array(tensor) for tensor in tensors], [_array(grad) for grad in grads]


def tangents(program: Program, source: int, direction: Value, nudge: Nudge = as_it_is) -> Numbers:
    """How fast every node moves when the source, a leaf, moves in `direction`."""
    leaves = [_tensor(x) for x in program.leaves]
    with torch.no_grad(), forward_ad.dual_level():
        leaves[source] = forward_ad.make_dual(leaves[source], _tensor(direction))
        tensors = _run(program, leaves, nudge)
        return [_array(forward_ad.unpack_dual(tensor).tangent) for tensor in tensors]


def _run(program: Program, leaves: list[Any], nudge: Nudge) -> list[Any]:
    tensors: list[Any] = []
    for node, op, inputs, leaf in zip(
        program.nodes, program.ops, program.inputs, leaves, strict=True
    ):
        tensor = leaf
        if leaf is None:
            given = [tensors[j] for j in inputs]
            tensor = nudge(TORCH_OPS[op.name](*given, **op.settings(node.attrs)), given)
        if torch.is_grad_enabled():
            # An answer of yes or no moves with nothing, but others move with it.
            tensor.requires_grad_()
        tensors.append(tensor)
    return tensors


def _tensor(value: Value | None) -> Any:
    return None if value is None else torch.tensor(np.asarray(value, dtype=np.float64))


def _array(tensor: Any) -> Array | None:
    return None if tensor is None else tensor.detach().numpy()
