"""A program in PyTorch, whose autograd runs backward."""

from collections.abc import Iterator, Mapping

from app.engine.value import Value
from app.export.numbers import python
from app.export.programs import check_arrays, frame
from app.export.programs.give import gives
from app.export.programs.rule import check_expressible, uses
from app.export.programs.torch_rules import RULES
from app.export.subject import Subject

TAKEN = frozenset({"np", "torch", "F", "kept", "hinge"})
IMPORTS = (
    "import numpy as np",
    "import torch",
    "import torch.nn.functional as F",
    "",
    "torch.set_default_dtype(torch.float64)",
)

KEPT = '''
def kept(x):
    """A tensor whose gradient PyTorch keeps."""
    x.requires_grad_()
    x.retain_grad()
    return x
'''
HINGE = '''
def hinge(scores, right, margin):
    """The multiclass hinge loss, mean over samples."""
    right = right[..., None]
    lack = torch.relu(scores - scores.gather(-1, right) + margin)
    wrong = torch.ones_like(scores, dtype=torch.bool).scatter(-1, right, False)
    return torch.where(wrong, lack, 0.0).sum(-1).mean()
'''


def lines(subject: Subject) -> Iterator[str]:
    """Forward in the order of evaluation, one call of backward, and the comparison."""
    check_expressible(subject, RULES, "pytorch")
    needs = "Python 3.10 or newer, NumPy and PyTorch 2"
    yield from frame.program(subject, "by PyTorch", needs, IMPORTS, _body(subject))


def _body(subject: Subject) -> Iterator[str]:
    names = frame.named(subject, TAKEN).values
    yield KEPT
    if any(node.op == "hinge" for node in subject.program.nodes):
        yield HINGE
    yield from _forward(subject, names)
    yield from frame.section("Backward: PyTorch finds the grad of each node.")
    yield f"{names[subject.graph.output]}.backward({_seed(subject.seed)})"
    allowed = gives(subject.trace, frame.coarse(RULES), check_arrays.RELATIVE)

    def found(name: str) -> tuple[str, str]:
        return f"{names[name]}.detach()", f"{names[name]}.grad"

    yield from frame.comparison(subject, allowed, frame.ARRAY_CHECKS, found)


def _forward(subject: Subject, names: Mapping[str, str]) -> Iterator[str]:
    yield from frame.section("Forward: the value of each node.")
    used = {use.node.id: use for use in uses(subject, names)}
    for node in subject.program.nodes:
        name = names[node.id]
        if node.value is not None:
            yield f"{name} = kept({_tensor(node.value)}){frame.tail(node.id, name, node.op)}"
        else:
            text = used[node.id].filled(RULES[node.op].value)
            yield f"{name} = kept({text}){frame.tail(node.id, name)}"


def _seed(seed: Value) -> str:
    return "" if isinstance(seed, float) and seed == 1.0 else _tensor(seed)


def _tensor(value: Value) -> str:
    return f"torch.tensor({python(value)})"
