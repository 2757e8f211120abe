"""The smooth functions between the layers of a network."""

from typing import Any

from app.engine.double_double import Pair, polynomial, product
from app.engine.op import Kernel, Reals, elementwise
from app.engine.ops import root
from app.engine.term import Term

SQRT_HALF = 0.7071067811865476
# As pairs: sqrt(2) and, for the tanh form of GELU, 2 sqrt(2/pi), 0.044715 times it, 3 times that.
SQRT_2 = (1.4142135623730951, -9.667293313452913e-17)
LINEAR, CUBIC = (
    (1.5957691216057308, -9.96930880911092e-17),
    (0.07135481627260025, -6.175149918155315e-19),
)
CUBIC_3 = (0.21406444881780073, 1.2025242832367862e-17)
# 1/sqrt(2 pi), and the share of it that the float misses.
NORMAL = 0.3989422804014327
NORMAL_MISS = -6.247337834861335e-17
# The asymptotic series of Mills' ratio (Abramowitz and Stegun, 7.1.23), highest power first.
MILLS = (-135135.0, 10395.0, -945.0, 105.0, -15.0, 3.0, -1.0, 1.0)
# Below minus this, exp has no digits to spare.
TAIL = 600.0


def _sigmoid(m: Reals) -> Kernel:
    exp, where = m.exp, m.where

    def kernel(x: Any) -> tuple[Any, ...]:
        # Only exp of a negative number is taken, so neither tail overflows or loses digits.
        e = exp(-abs(x))
        whole = 1.0 + e
        # (1 + e)^2, written so that the rounding of 1 + e does not count twice.
        return where(x >= 0.0, 1.0 / whole, e / whole), e / (1.0 + e * (2.0 + e))

    return kernel


def _softplus(m: Reals) -> Kernel:
    exp, log1p, maximum, where = m.exp, m.log1p, m.maximum, m.where

    def kernel(x: Any) -> tuple[Any, ...]:
        e = exp(-abs(x))
        near = 1.0 / (1.0 + e)
        return maximum(x, 0.0) + log1p(e), where(x >= 0.0, near, e * near)

    return kernel


def _within(m: Reals, x: Any, bound: float) -> Any:
    return m.minimum(m.maximum(x, -bound), bound)


def _times_sigmoid(m: Reals, x: Any, v: Pair, moved: Pair) -> tuple[Any, ...]:
    """x times the sigmoid of v, and its derivative; `moved` is x times the slope of v."""
    exp, where = m.exp, m.where
    size = abs(v[0])
    miss = m.sign(v[0]) * v[1]
    e = exp(-size)
    e = e - e * miss
    whole = 1.0 + e
    share = e / whole
    # Where e would underflow, its root still has all its digits.
    half = exp(-0.5 * size)
    rest = half - half * miss
    low = v[0] < -TAIL
    below = where(low, x * half * rest, x * share)
    slow = moved[0] / whole
    # Which form of the derivative cancels least depends on how far below 0 this is.
    inner = (1.0 + moved[0]) + (e + moved[1])
    deep = where(low, inner * half * rest, e * inner / (1.0 + e * (2.0 + e)))
    down = where(moved[0] > -1.0, share * (1.0 + slow), deep)
    up = 1.0 + share * (slow - 1.0)
    return where(v[0] >= 0.0, x / whole, below), where(v[0] >= 0.0, up, down)


def _silu(m: Reals) -> Kernel:
    where = m.where

    def kernel(x: Any) -> tuple[Any, ...]:
        t = _within(m, x, 2000.0)
        y, local = _times_sigmoid(m, t, (t, 0.0), (t, 0.0))
        return where(x > 2000.0, x, y), root.SILU.instead(m, t, local)

    return kernel


def _gelu_tanh(m: Reals) -> Kernel:
    where = m.where
    terms = (CUBIC, (0.0, 0.0), LINEAR, (0.0, 0.0))
    moved = (CUBIC_3, *terms[1:])

    def kernel(x: Any) -> tuple[Any, ...]:
        # (1 + tanh u)/2 is the sigmoid of v = 2u, in which nothing cancels.
        t = _within(m, x, 30.0)
        y, local = _times_sigmoid(m, t, polynomial(t, terms), polynomial(t, moved))
        return where(x > 30.0, x, y), root.GELU_TANH.instead(m, t, local)

    return kernel


def _gelu(m: Reals) -> Kernel:
    exp, erfc, where, divide = m.exp, m.erfc, m.where, m.divide

    def kernel(x: Any) -> tuple[Any, ...]:
        t = _within(m, x, 40.0)
        square, lost = product(t, t)
        found = 1.0 - 0.5 * lost
        density = NORMAL * exp(-0.5 * square)
        # erfc is taken of a rounded number; what the rounding moved is put back to first order.
        z = t * -SQRT_HALF
        back, more = product(z, SQRT_2[0])
        chance = 0.5 * erfc(z) + density * ((t + back) + (more + z * SQRT_2[1]))
        # Where the chance would underflow: -x times it over the density, in powers of 1/x^2.
        ratio = divide(1.0, square)
        scaled = 0.0
        for coefficient in MILLS:
            scaled = scaled * ratio + coefficient
        half = exp(-0.25 * square)
        low = t < -37.0
        y = where(low, -NORMAL * half * (scaled * found) * half, t * chance)
        deep = NORMAL * half * ((t - divide(scaled, t)) * found) * half
        moved, rest = product(t, density)
        tail = chance + (rest - moved * (0.5 * lost - NORMAL_MISS))
        local = where(low, deep, tail + moved)
        return where(x > 40.0, x, y), root.GELU.instead(m, t, local)

    return kernel


def _silu_slopes(y: Term, x: Term) -> tuple[Term, ...]:
    share = x.to("sigmoid")
    return (share + y * (1.0 - share),)


def _gelu_slopes(_: Term, x: Term) -> tuple[Term, ...]:
    chance = 0.5 * (1.0 + (x * SQRT_HALF).to("erf"))
    return (chance + x * (NORMAL * (-0.5 * x * x).to("exp")),)


def _gelu_tanh_slopes(_: Term, x: Term) -> tuple[Term, ...]:
    half = 0.5 * LINEAR[0]
    t = (x * (half + 0.5 * CUBIC[0] * (x * x))).to("tanh")
    inner = half + 0.5 * CUBIC_3[0] * (x * x)
    return (0.5 * (1.0 + t) + 0.5 * x * ((1.0 - t * t) * inner),)


FAMILY = (
    elementwise(
        "sigmoid",
        "x",
        _sigmoid,
        lambda y, x: (y * (1.0 - y),),
        family="activation",
        symbol="σ",
        latex=r"\sigma(<x>)",
        locals=("<y> (1 - <y>)",),
        doc="The logistic sigmoid 1/(1 + e^-x): squashes any number into (0, 1).",
        backward="A sigmoid multiplies the gradient by its value times one minus it: at most 1/4.",
        example="x = 1\ny = sigmoid(x)",
    ),
    elementwise(
        "softplus",
        "x",
        _softplus,
        lambda y, x: (x.to("sigmoid"),),
        family="activation",
        symbol="soft+",
        latex=r"\ln(1 + e^{<x>})",
        locals=(r"\sigma(<x>)",),
        doc="A smooth rectifier: the logarithm of 1 plus the exponential.",
        backward="A softplus multiplies the gradient by the sigmoid of its input.",
        example="x = 1\ny = softplus(x)",
    ),
    elementwise(
        "silu",
        "x",
        _silu,
        _silu_slopes,
        family="activation",
        symbol="silu",
        latex=r"<x>\, \sigma(<x>)",
        locals=(r"\sigma(<x>) (1 + <x> (1 - \sigma(<x>)))",),
        doc="The input times its sigmoid, also called swish (Hendrycks and Gimpel, 2016).",
        backward="A SiLU passes nearly everything on where its input is large, nearly nothing "
        "where it is very negative, and turns the sign a little in between.",
        example="x = 1\ny = silu(x)",
    ),
    elementwise(
        "gelu",
        "x",
        _gelu,
        _gelu_slopes,
        family="activation",
        symbol="gelu",
        latex=r"<x>\, \Phi(<x>)",
        locals=(r"\Phi(<x>) + \tfrac{<x>}{\sqrt{2\pi}} e^{-<x>^2 / 2}",),
        doc="The Gaussian error linear unit (Hendrycks and Gimpel, 2016): the input times the "
        "chance Φ, (1 + erf(x/√2))/2, that a standard normal number is below it. gelu_tanh is its "
        "cheaper approximation.",
        backward="A GELU passes nearly everything on where its input is large, nearly nothing "
        "where it is very negative, and turns the sign a little in between.",
        example="x = 1\ny = gelu(x)",
    ),
    elementwise(
        "gelu_tanh",
        "x",
        _gelu_tanh,
        _gelu_tanh_slopes,
        family="activation",
        symbol="gelu≈",
        latex=r"\tfrac{1}{2} <x> (1 + \tanh(\sqrt{2/\pi}\, (<x> + 0.044715\, <x>^3)))",
        locals=(
            (
                r"\tfrac{1}{2} (1 + \tanh u) + \tfrac{<x>}{2} (1 - \tanh^2 u)"
                r" \sqrt{2/\pi}\, (1 + 0.134145\, <x>^2)"
            ),
        ),
        doc="The GELU with its error function approximated by a tanh, as in GPT-2. The u of its "
        "derivative is what the tanh is taken of.",
        backward="A GELU passes nearly everything on where its input is large, nearly nothing "
        "where it is very negative, and turns the sign a little in between.",
        example="x = 1\ny = gelu_tanh(x)",
    ),
)
