"""Where libraries compute something else than is meant here: on which inputs, and what they do."""

from typing import Any

import numpy as np

from app.export.programs.rule import Differs


def _has_nan(*xs: Any) -> bool:
    return any(bool(np.isnan(x).any()) for x in xs)


def _is_infinite(*xs: Any) -> bool:
    return any(bool(np.isinf(x).any()) for x in xs)


def _no_doubt(prediction: Any, target: Any) -> bool:
    p, t = np.asarray(prediction), np.asarray(target)
    certain = (p == t) & ((t == 0.0) | (t == 1.0))
    return bool(np.any(certain | (p < 0.0) | (p > 1.0)))


def _never(_prediction: Any, target: Any) -> bool:
    return bool(np.any(np.asarray(target) == 0.0))


def _near_one(x: Any) -> bool:
    room = 1.0 - np.abs(np.asarray(x))
    return bool(np.any((room > 0.0) & (room < 1e-6)))


def _out_of_square(x: Any) -> bool:
    sizes = np.abs(np.asarray(x))
    return bool(np.any((sizes > 1e150) | ((sizes < 1e-150) & (sizes > 0.0))))


def _has_infinity(x: Any, *_: Any) -> bool:
    return bool(np.any(np.asarray(x) == np.inf))


def _infinite_among_shares(logits: Any, target: Any) -> bool:
    same = np.shape(logits) == np.shape(target)
    return _has_infinity(logits) or (same and _is_infinite(logits))


def _powers_of_nothing(x: Any, n: Any) -> bool:
    return bool(np.any((np.asarray(x) == 0.0) & (np.asarray(n) <= 0.0)))


LIMIT = Differs(_is_infinite, "it multiplies an infinity by 0 where there is a limit")
NO_SIDE = Differs(_has_nan, "at NaN it passes the gradient on, where here the slope is 0")
NO_NUMBER = Differs(_has_nan, "it makes a number of what comes of NaN")
CERTAIN = Differs(
    _no_doubt, "it takes logarithms of 0 and below for what was predicted beyond doubt"
)
NEVER = Differs(_never, "the slope by a target of 0 is NaN to it, and minus infinity here")
NEAR_ONE = Differs(_near_one, "it takes 1 - x * x, which has few digits so near to 1")
SQUARES = Differs(_out_of_square, "it squares its inputs, which leaves the range of float64")
NO_SHARE = Differs(_infinite_among_shares, "it multiplies 0 by an infinite surprise")
NO_LARGEST = Differs(_has_nan, "it hands the gradient on otherwise where one is NaN")
NO_POWER = Differs(_powers_of_nothing, "the slopes of 0 to a power of 0 or below are NaN to it")
ALL_NAN = Differs(_has_infinity, "next to an infinite number all others are NaN to it")
