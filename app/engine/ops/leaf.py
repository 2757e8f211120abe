"""Leaves: nodes that are given their value instead of computing it."""

from typing import Any

from app.engine.op import Op


def _leaf(name: str, symbol: str, doc: str, example: str) -> Op:
    def no_kernel(*_: Any) -> tuple[Any, ...]:
        raise TypeError(f"{name} is a leaf: its value is given, not computed")

    return Op(
        name=name,
        family="leaf",
        symbol=symbol,
        inputs=(),
        array=no_kernel,
        vjp=lambda g, y: (),
        shape=lambda: (),
        latex=symbol,
        locals=(),
        doc=doc,
        backward="A leaf has no inputs: gradients that reach it add up and stay.",
        example=example,
    )


FAMILY = (
    _leaf("input", "x", "A number or tensor that you give and can change.", "x = 2\ny = x * x"),
    _leaf(
        "parameter",
        "w",
        "A number or tensor that training would change.",
        "w = parameter(0.5)\ny = w * 3",
    ),
    _leaf("constant", "c", "A literal written in the expression.", "x = 2\ny = x + 1"),
)
