"""A program in JAX, which differentiates a function of all nodes at once."""

from collections.abc import Iterator, Mapping

from app.engine.value import Value
from app.export.numbers import python
from app.export.programs import check_arrays, frame
from app.export.programs.give import gives
from app.export.programs.jax_rules import RULES
from app.export.programs.rule import check_expressible, uses
from app.export.subject import Subject

TAKEN = frozenset(
    {"np", "jax", "jnp", "forward", "shift", "pull", "values", "grads", "length", "hinge"}
)
IMPORTS = (
    "import jax",
    "import jax.numpy as jnp",
    "import numpy as np",
    "",
    'jax.config.update("jax_enable_x64", True)',
    'jax.config.update("jax_platforms", "cpu")  # where float64 is exact',
)
HELPERS = {
    "norm": '''

def length(x, axis, keepdims):
    """The Euclidean length, with the slope 0 at 0, and without overflow."""
    largest = jax.lax.stop_gradient(jnp.max(jnp.abs(x), axis=axis, keepdims=True))
    unit = jnp.where(largest == 0.0, 1.0, largest)
    square = jnp.sum((x / unit) ** 2, axis=axis, keepdims=True)
    y = unit * jnp.where(largest == 0.0, 0.0, jnp.sqrt(jnp.where(largest == 0.0, 1.0, square)))
    return y if keepdims else jnp.squeeze(y, axis)''',
    "hinge": '''

def hinge(scores, right, margin):
    """The multiclass hinge loss, mean over samples."""
    right = right[..., None]
    lack = jax.nn.relu(scores - jnp.take_along_axis(scores, right, -1) + margin)
    return jnp.mean(jnp.sum(jnp.where(jnp.arange(scores.shape[-1]) == right, 0.0, lack), -1))''',
}


def lines(subject: Subject) -> Iterator[str]:
    """A function that runs forward, its vjp, and the comparison."""
    check_expressible(subject, RULES, "jax")
    needs = "Python 3.10 or newer, NumPy and JAX"
    yield from frame.program(subject, "by JAX", needs, IMPORTS, _body(subject))


def _body(subject: Subject) -> Iterator[str]:
    program = subject.program
    names = frame.named(subject, TAKEN).values
    used = {node.op for node in program.nodes}
    for op, helper in HELPERS.items():
        if op in used:
            yield helper
    yield from _forward(subject, names)
    yield from frame.section("A shift of nothing: -0 changes no number, not even the sign of 0.")
    yield "shift = {"
    for node, shape in zip(program.nodes, program.shapes, strict=True):
        yield f'    "{names[node.id]}": -jnp.zeros({shape}),'
    yield "}"
    yield from frame.section("Backward: JAX finds the grad of each node.")
    output = names[subject.graph.output]
    yield f"{output}, pull, values = jax.vjp(forward, shift, has_aux=True)"
    yield f"(grads,) = pull({_array(subject.seed)})"
    allowed = gives(subject.trace, frame.coarse(RULES), check_arrays.RELATIVE)

    def found(name: str) -> tuple[str, str]:
        return f'values["{names[name]}"]', f'grads["{names[name]}"]'

    yield from frame.comparison(subject, allowed, frame.ARRAY_CHECKS, found)


def _forward(subject: Subject, names: Mapping[str, str]) -> Iterator[str]:
    written = {use.node.id: use.filled(RULES[use.op.name].value) for use in uses(subject, names)}
    yield ""
    yield ""
    yield "def forward(shift):"
    yield '    """The output and all nodes; the slope by what is added to a node is its grad."""'
    for node in subject.program.nodes:
        name = names[node.id]
        text = written[node.id] if node.value is None else _array(node.value)
        also = "" if node.value is None else node.op
        # In brackets, for a where or a sum of its own may be in it.
        yield f'    {name} = ({text}) + shift["{name}"]{frame.tail(node.id, name, also)}'
    output = names[subject.graph.output]
    yield f"    return {output}, {{"
    for node in subject.program.nodes:
        yield f'        "{names[node.id]}": {names[node.id]},'
    yield "    }"
    yield ""


def _array(value: Value) -> str:
    return f"jnp.array({python(value)})"
