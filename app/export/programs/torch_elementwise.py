"""Elementwise ops in PyTorch."""

from app.export.programs.differs import LIMIT, NEAR_ONE, NO_LARGEST, NO_NUMBER, NO_SIDE
from app.export.programs.rule import Rule

SAME_NAME = (
    *("reciprocal", "exp", "log1p", "log", "sqrt", "square", "sin", "cos", "tan"),
    *("atan", "sinh", "cosh"),
)

ELEMENTWISE: dict[str, Rule] = {
    **{name: Rule(f"torch.{name}({{x}})") for name in SAME_NAME},
    "add": Rule("{a} + {b}"),
    "sub": Rule("{a} - {b}"),
    "mul": Rule("{a} * {b}"),
    "div": Rule("{a} / {b}"),
    "neg": Rule("-{x}"),
    "pow": Rule("{x} ** {n}"),
    "asin": Rule("torch.asin({x})", differs=NEAR_ONE),
    "acos": Rule("torch.acos({x})", differs=NEAR_ONE),
    "expm1": Rule("torch.expm1({x})", coarse=True),
    "erf": Rule("torch.erf({x})", coarse=True),
    "tanh": Rule("torch.tanh({x})", coarse=True),
    "sigmoid": Rule("torch.sigmoid({x})", coarse=True),
    "abs": Rule("torch.abs({x})", differs=NO_NUMBER),
    "sign": Rule("torch.sign({x})", differs=NO_NUMBER),
    # Beyond its threshold, 20 unless it is given, PyTorch leaves the exponential out.
    "softplus": Rule("F.softplus({x}, threshold=500.0)"),
    "silu": Rule("F.silu({x})", coarse=True, differs=LIMIT),
    "gelu": Rule("F.gelu({x})", coarse=True, differs=LIMIT),
    "gelu_tanh": Rule('F.gelu({x}, approximate="tanh")', coarse=True, differs=LIMIT),
    "relu": Rule("torch.relu({x})", differs=NO_SIDE),
    "leaky_relu": Rule("F.leaky_relu({x}, {slope})"),
    "elu": Rule("F.elu({x}, {alpha})", coarse=True, differs=NO_NUMBER),
    "selu": Rule("F.selu({x})", coarse=True, differs=NO_NUMBER),
    "hard_tanh": Rule("F.hardtanh({x})", differs=NO_SIDE),
    "step": Rule("({x} > 0.0).double()"),
    "maximum": Rule("torch.maximum({a}, {b})", differs=NO_LARGEST),
    "minimum": Rule("torch.minimum({a}, {b})", differs=NO_LARGEST),
    "maxout": Rule(
        "torch.amax(torch.stack(torch.broadcast_tensors({xs})), dim=0)", differs=NO_LARGEST
    ),
    "clip": Rule("torch.clamp({x}, {lo}, {hi})"),
    "where": Rule("torch.where({condition} != 0.0, {a}, {b})"),
    "greater": Rule("({a} > {b}).double()"),
    "less": Rule("({a} < {b}).double()"),
    "equal": Rule("({a} == {b}).double()"),
}
