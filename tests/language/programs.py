"""Texts drawn at random: programs that can be read, and fragments that mostly cannot."""

from random import Random

from app.engine.op import Op
from app.engine.ops import OPS

INFIX = [op.infix for op in OPS.values() if op.infix]
CALLED = [op for op in OPS.values() if op.inputs]
ENDS = ["\n", "\n", "\n", "\r\n", "\r", "  # note\n", "\n\n# a = 3\n", "; ", ";"]
NUMBERS = ["2", "0.5", ".25", "3.", "1_000", "1e-3", "-4", "2E+2", "[1, -2]", "[[1,2],[3,4],]"]
SETTINGS = {
    "axis": ["0", "-1", "None"],
    "boolean": ["True", "False"],
    "number": ["0.5", "-1", "2"],
    "positive": ["1", "0.001"],
    "whole": ["1", "2"],
    "axes": ["None", "(1, 0)", "[0]", "()"],
    "sizes": ["(2, -1)", "[3]", "(1,)"],
}
PIECES = [
    *"()[]+-*/@=,.;^<#\n ",
    *("**", "+=", "x", "t1", "relu", "max", "2", "1e9", "slope", "T", "²", "True", "np", "if"),
    *("'", "0x1", "&&", "_", "\r\n", "\\\n", "y = ", "f", "\u202e", "𝒂", "k1", "parameter"),
]
LIKELY = ["y = ", "x", "2", " + ", "*", "(", ")", "relu(", "max(", ", ", "\n", ".T", "z = ", "-"]


def program(random: Random) -> str:
    """A text of some lines; names may be assigned again, and letters may be odd."""
    names = ["a", "b", "𝒘", "x₁", "é"]
    text = ""
    for _ in range(random.randint(1, 7)):
        name = random.choice([*"pqrst", "u", "ñ", "t1", "k2"])
        sign = random.choice(["=", "=", "=", "+=", "*=", "**="]) if name in names else "="
        text += f"{_space(random)}{name}{_space(random)}{sign} {_term(random, names, 3)}"
        text += random.choice(ENDS)
        names.append(name)
    last = random.choice(["", names[-1], f"({names[0]})", _term(random, names, 1)])
    return text + last


def fragment(random: Random) -> str:
    """A heap of pieces of the language."""
    pieces = random.choice([PIECES, LIKELY, [*PIECES, *LIKELY * 3]])
    return "".join(random.choice(pieces) for _ in range(random.randint(1, 14)))


def _term(random: Random, names: list[str], depth: int) -> str:
    kind = random.random()
    if depth == 0 or kind < 0.15:
        return random.choice(names)
    if kind < 0.3:
        return random.choice(NUMBERS)
    inner = _term(random, names, depth - 1)
    if kind < 0.6:
        sign = f"{_space(random)}{random.choice(INFIX)}{_space(random)}"
        return f"{inner}{sign}{_term(random, names, depth - 1)}"
    if kind < 0.7:
        return f"({_space(random)}{inner}{_space(random)})"
    if kind < 0.76:
        return f"-{inner}"
    if kind < 0.8:
        return f"({inner}).T"
    op = random.choice(CALLED)
    count = len(op.inputs) + (random.randint(0, 2) if op.variadic else 0)
    inputs = [inner, *(_term(random, names, depth - 1) for _ in range(count - 1))]
    return _call(random, op, inputs)


def _call(random: Random, op: Op, inputs: list[str]) -> str:
    chosen = [attr for attr in op.attrs if random.random() < 0.4]
    settings = [f"{attr.name}={random.choice(SETTINGS[attr.kind])}" for attr in chosen]
    comma = random.choice([", ", ",", " ,\n  "])
    if random.random() < 0.3:
        receiver, *rest = inputs
        return f"({receiver}).{op.name}({comma.join([*rest, *settings])})"
    return f"{op.name}({comma.join([*inputs, *settings])})"


def _space(random: Random) -> str:
    return random.choice(["", "", " ", "  ", "\t", "\u00a0"])
