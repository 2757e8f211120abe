"""Elementwise ops in NumPy: the value, and what arrives at each input, where {g} is the grad.

What reaches an input that was broadcast is added up by who writes the program.
"""

from app.export.programs.rule import Rule

NOTHING = "0.0 * {g}"
# 1.7580993408473768 is 1.0507009873554805 times 1.6732632423543772, the alpha of SELU.
SELU = (
    "np.where({x} > 0.0, 1.0507009873554805 * {x}, "
    "1.7580993408473768 * np.expm1(np.minimum({x}, 0.0)))"
)
SELU_SLOPE = (
    "{g} * np.where({x} > 0.0, 1.0507009873554805, "
    "1.7580993408473768 * np.exp(np.minimum({x}, 0.0)))"
)

ELEMENTWISE: dict[str, Rule] = {
    "add": Rule("{a} + {b}", ("{g}", "{g}")),
    "sub": Rule("{a} - {b}", ("{g}", "-{g}")),
    "mul": Rule("{a} * {b}", ("{g} * {b}", "{g} * {a}")),
    "div": Rule("{a} / {b}", ("{g} / {b}", "-{g} * ({y} / {b})")),
    "neg": Rule("-{x}", ("-{g}",)),
    "reciprocal": Rule("1.0 / {x}", ("-{g} * {y} ** 2",)),
    "pow": Rule("{x} ** {n}", ("{g} * power_slope({x}, {n})", "{g} * power_growth({x}, {n})")),
    "exp": Rule("np.exp({x})", ("{g} * {y}",)),
    "erf": Rule(
        "erf({x})", ("{g} * 2.0 / math.sqrt(math.pi) * np.exp(-({x} * {x}))",), coarse=True
    ),
    "expm1": Rule("np.expm1({x})", ("{g} * np.exp({x})",)),
    "log1p": Rule("np.log1p({x})", ("{g} / (1.0 + {x})",)),
    "log": Rule("np.log({x})", ("{g} / {x}",)),
    "sqrt": Rule("np.sqrt({x})", ("{g} * (0.5 / {y})",)),
    "square": Rule("{x} * {x}", ("{g} * (2.0 * {x})",)),
    "abs": Rule("np.abs({x})", ("{g} * np.sign({x})",)),
    "sign": Rule("np.sign({x})", (NOTHING,)),
    "sin": Rule("np.sin({x})", ("{g} * np.cos({x})",)),
    "cos": Rule("np.cos({x})", ("-{g} * np.sin({x})",)),
    "tan": Rule("np.tan({x})", ("{g} * (1.0 + {y} ** 2)",)),
    "asin": Rule("np.arcsin({x})", ("{g} / np.sqrt((1.0 - {x}) * (1.0 + {x}))",)),
    "acos": Rule("np.arccos({x})", ("-{g} / np.sqrt((1.0 - {x}) * (1.0 + {x}))",)),
    "atan": Rule("np.arctan({x})", ("{g} / np.hypot(1.0, {x}) / np.hypot(1.0, {x})",)),
    "sinh": Rule("np.sinh({x})", ("{g} * np.cosh({x})",)),
    "cosh": Rule("np.cosh({x})", ("{g} * np.sinh({x})",)),
    # 1 - y * y, which would lose its digits where y is nearly 1.
    "tanh": Rule("np.tanh({x})", ("{g} * (1.0 / np.cosh({x})) ** 2",)),
    # y * (1 - y), for the same reason.
    "sigmoid": Rule("sigmoid({x})", ("{g} * {y} * sigmoid(-{x})",)),
    "softplus": Rule("np.logaddexp(0.0, {x})", ("{g} * sigmoid({x})",)),
    "silu": Rule("silu({x})", ("{g} * silu_slope({x})",), coarse=True),
    "gelu": Rule("gelu({x})", ("{g} * gelu_slope({x})",), coarse=True),
    "gelu_tanh": Rule("gelu_tanh({x})", ("{g} * gelu_tanh_slope({x})",), coarse=True),
    "relu": Rule("np.maximum({x}, 0.0)", ("{g} * ({x} > 0.0)",)),
    "leaky_relu": Rule(
        "np.where({x} > 0.0, {x}, {slope} * {x})", ("{g} * np.where({x} > 0.0, 1.0, {slope})",)
    ),
    "elu": Rule(
        "np.where({x} > 0.0, {x}, {alpha} * np.expm1(np.minimum({x}, 0.0)))",
        ("{g} * np.where({x} > 0.0, 1.0, {alpha} * np.exp(np.minimum({x}, 0.0)))",),
    ),
    "selu": Rule(
        SELU,
        (SELU_SLOPE,),
    ),
    "hard_tanh": Rule("np.clip({x}, -1.0, 1.0)", ("{g} * (np.abs({x}) < 1.0)",)),
    "step": Rule("np.where({x} > 0.0, 1.0, 0.0)", (NOTHING,)),
    "maximum": Rule(
        "np.maximum({a}, {b})", ("{g} * wins({a}, {b})", "{g} * (1.0 - wins({a}, {b}))")
    ),
    "minimum": Rule(
        "np.minimum({a}, {b})", ("{g} * wins({b}, {a})", "{g} * (1.0 - wins({b}, {a}))")
    ),
    "maxout": Rule(
        "np.maximum.reduce(np.broadcast_arrays({xs}))",
        ("{g} * share_of_largest({x}, {y}, [{xs}])",),
    ),
    "clip": Rule(
        "np.minimum(np.maximum({x}, {lo}), {hi})", ("{g} * (({x} >= {lo}) & ({x} <= {hi}))",)
    ),
    "where": Rule(
        "np.where({condition} != 0.0, {a}, {b})",
        (
            NOTHING,
            "{g} * np.where({condition} != 0.0, 1.0, 0.0)",
            "{g} * np.where({condition} != 0.0, 0.0, 1.0)",
        ),
    ),
    "greater": Rule("np.where({a} > {b}, 1.0, 0.0)", (NOTHING, NOTHING)),
    "less": Rule("np.where({a} < {b}, 1.0, 0.0)", (NOTHING, NOTHING)),
    "equal": Rule("np.where({a} == {b}, 1.0, 0.0)", (NOTHING, NOTHING)),
}
