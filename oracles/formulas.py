"""Every scalar op once more, from its definition: formulas for its value and for its locals.

They are written for mpmath, whose numbers neither overflow nor underflow, so they may be as plain
as in a textbook. Where a function has a kink, they give the slope that PyTorch takes there.
"""

from collections.abc import Callable
from typing import Any, TypeAlias

from mpmath import mp, mpf

# The value as a function of inputs and attrs, then the local of each slot.
Formula: TypeAlias = tuple[Callable[..., Any], ...]


def _zero(*_xs: Any, **_attrs: Any) -> Any:
    return mpf(0)


def _one(*_xs: Any) -> Any:
    return mpf(1)


def _power(x: Any, n: Any) -> Any:
    """mpmath's own takes long over whole powers of hundreds of digits."""
    return mp.exp(n * mp.log(x)) if x > 0 else x**n


def _power_slope(x: Any, n: Any) -> Any:
    if n == 0:
        return mpf(0)
    return n * _power(x, n) / x if x != 0 else n * x ** (n - 1)


def _power_growth(x: Any, n: Any) -> Any:
    return _power(x, n) * mp.log(x) if x != 0 or n < 0 else mpf(0)


def _logistic(x: Any) -> Any:
    return 1 / (1 + mp.exp(-x))


def _logistic_slope(x: Any) -> Any:
    e = mp.exp(-x)
    return e / (1 + e) ** 2


def _silu_slope(x: Any) -> Any:
    e = mp.exp(-x)
    return (1 + e + x * e) / (1 + e) ** 2


def _chance(x: Any) -> Any:
    """That a standard normal number is below x; its asymptote where mpmath gives up."""
    return mp.ncdf(x) if x > -(10**9) else mp.npdf(x) / -x


def _tanh_argument(x: Any) -> Any:
    """Held where e^u has left all floats far behind already: mpmath takes long over more."""
    near = max(min(x, 10**6), -(10**6))
    return mp.sqrt(2 / mp.pi) * (near + mpf("0.044715") * near**3)


def _gelu_tanh_slope(x: Any) -> Any:
    """The quotient rule on x / (1 + e^(-2u))."""
    e = mp.exp(-2 * _tanh_argument(x))
    slope = 2 * mp.sqrt(2 / mp.pi) * (1 + 3 * mpf("0.044715") * x**2)
    return (1 + e + x * e * slope) / (1 + e) ** 2


def _lambda() -> Any:
    """Klambauer et al., 2017, with the digits of the authors' program; alpha likewise."""
    return mpf("1.0507009873554804934193349852946")


def _lambda_alpha() -> Any:
    return _lambda() * mpf("1.6732632423543772848170429916717")


def _winner(wins: bool, loses: bool) -> Any:
    return mpf(1 if wins else 0 if loses else 0.5)


def _share(slot: int) -> Callable[..., Any]:
    return lambda *z: mpf(z[slot] == max(z)) / z.count(max(z))


FORMULAS: dict[str, Formula] = {
    "add": (lambda a, b: a + b, _one, _one),
    "sub": (lambda a, b: a - b, _one, lambda a, b: mpf(-1)),
    "mul": (lambda a, b: a * b, lambda a, b: b, lambda a, b: a),
    "div": (lambda a, b: a / b, lambda a, b: 1 / b, lambda a, b: -a / b**2),
    "neg": (lambda x: -x, lambda x: mpf(-1)),
    "reciprocal": (lambda x: 1 / x, lambda x: -1 / x**2),
    "pow": (_power, _power_slope, _power_growth),
    "exp": (mp.exp, mp.exp),
    "expm1": (mp.expm1, mp.exp),
    "log": (mp.log, lambda x: 1 / x if x > 0 else mp.nan),
    "log1p": (mp.log1p, lambda x: 1 / (1 + x) if x > -1 else mp.nan),
    "sqrt": (mp.sqrt, lambda x: 1 / (2 * mp.sqrt(x))),
    "erf": (mp.erf, lambda x: 2 / mp.sqrt(mp.pi) * mp.exp(-(x**2))),
    "square": (lambda x: x**2, lambda x: 2 * x),
    "abs": (abs, mp.sign),
    "sign": (mp.sign, _zero),
    "sin": (mp.sin, mp.cos),
    "cos": (mp.cos, lambda x: -mp.sin(x)),
    "tan": (mp.tan, lambda x: mp.sec(x) ** 2),
    "asin": (mp.asin, lambda x: 1 / mp.sqrt(1 - x**2)),
    "acos": (mp.acos, lambda x: -1 / mp.sqrt(1 - x**2)),
    "atan": (mp.atan, lambda x: 1 / (1 + x**2)),
    "sinh": (mp.sinh, mp.cosh),
    "cosh": (mp.cosh, mp.sinh),
    "tanh": (mp.tanh, lambda x: mp.sech(x) ** 2),
    "sigmoid": (_logistic, _logistic_slope),
    "softplus": (lambda x: mp.log1p(mp.exp(x)), _logistic),
    "silu": (lambda x: x * _logistic(x), _silu_slope),
    "gelu": (lambda x: x * _chance(x), lambda x: _chance(x) + x * mp.npdf(x)),
    "gelu_tanh": (lambda x: x * _logistic(2 * _tanh_argument(x)), _gelu_tanh_slope),
    "relu": (lambda x: max(x, 0), lambda x: x > 0),
    "leaky_relu": (
        lambda x, slope: x if x > 0 else slope * x,
        lambda x, slope: 1 if x > 0 else slope,
    ),
    "elu": (
        lambda x, alpha: x if x > 0 else alpha * mp.expm1(x),
        lambda x, alpha: 1 if x > 0 else alpha * mp.exp(x),
    ),
    "selu": (
        lambda x: _lambda() * x if x > 0 else _lambda_alpha() * mp.expm1(x),
        lambda x: _lambda() if x > 0 else _lambda_alpha() * mp.exp(x),
    ),
    "hard_tanh": (lambda x: min(max(x, -1), 1), lambda x: abs(x) < 1),
    "step": (lambda x: x > 0, _zero),
    "maximum": (max, lambda a, b: _winner(a > b, a < b), lambda a, b: _winner(b > a, b < a)),
    "minimum": (min, lambda a, b: _winner(a < b, a > b), lambda a, b: _winner(b < a, b > a)),
    "maxout": (lambda *z: max(z), _share(0), _share(1), _share(2)),
    "clip": (lambda x, lo, hi: min(max(x, lo), hi), lambda x, lo, hi: lo <= x <= hi),
    "where": (
        lambda condition, a, b: a if condition != 0 else b,
        _zero,
        lambda condition, a, b: condition != 0,
        lambda condition, a, b: condition == 0,
    ),
    "greater": (lambda a, b: a > b, _zero, _zero),
    "less": (lambda a, b: a < b, _zero, _zero),
    "equal": (lambda a, b: a == b, _zero, _zero),
}
