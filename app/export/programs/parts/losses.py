"""Losses that take more than a line, and how they push."""

from typing import Any

import numpy as np


def held(error: Any, delta: float) -> Any:
    """The error, held within delta."""
    return np.clip(error, -delta, delta)


def bernoulli_cost(p: Any, t: Any) -> Any:
    """Minus the logarithm of the probability of what happened; what never happens costs nothing."""
    yes = np.where(t == 0.0, 0.0, -t * np.log(p))
    return yes + np.where(t == 1.0, 0.0, -(1.0 - t) * np.log1p(-p))


def bernoulli_slope(p: Any, t: Any) -> Any:
    """The slope of bernoulli_cost by p."""
    slope = np.where(t == 0.0, 1.0 / (1.0 - p), (p - t) / (p * (1.0 - p)))
    return np.where(t == 1.0, -1.0 / p, slope)


def logit_cost(z: Any, t: Any) -> Any:
    """The same cost for the probability sigmoid(z), without overflow."""
    wrong = np.where(z > 0.0, 1.0 - t, -t)
    return np.where(wrong == 0.0, 0.0, wrong * z) + np.log1p(np.exp(-np.abs(z)))


def logit_slope(z: Any, t: Any) -> Any:
    """The slope of logit_cost by z: the probability minus the target."""
    near = 1.0 / (1.0 + np.exp(-np.abs(z)))
    far = np.exp(-np.abs(z)) * near
    return (1.0 - t) * np.where(z > 0.0, near, far) - t * np.where(z > 0.0, far, near)


def divergence(p: Any, t: Any) -> Any:
    """By element, log(t / p); close together, the logarithms themselves would cancel."""
    near = np.abs(p - t) < 0.5 * t
    return np.where(near, -np.log1p((p - t) / t), np.log(t) - np.log(p))


def one_hot(target: Any, x: Any) -> Any:
    """The target itself if it has a probability for each class, else 1 at the right classes."""
    if np.shape(target) == x.shape:
        return target
    return np.where(np.arange(x.shape[-1]) == np.asarray(target)[..., None], 1.0, 0.0)


def log_softmax(x: Any, axis: int) -> Any:
    """The logarithm of the softmax; a share of nearly 1 keeps its digits."""
    above = x - np.clip(np.max(x, axis=axis, keepdims=True), -1.7e308, 1.7e308)
    weights = np.exp(above)
    small = np.sum(weights, axis=axis, keepdims=True, where=weights < 1.0)
    leaders = np.rint(np.sum(weights, axis=axis, keepdims=True) - small)
    return above - np.log1p(small + (leaders - 1.0))


def log_softmax_back(g: Any, y: Any, axis: int) -> Any:
    """Through a logarithm of the softmax with the value y: g - share * sum(g), digits kept."""
    share, lack = np.exp(y), np.expm1(y)
    return share * (g - np.sum(g, axis=axis, keepdims=True)) - lack * g


def cross_entropy(x: Any, target: Any) -> Any:
    """Minus the log of the share of the right class, mean over samples."""
    hot = one_hot(target, x)
    cost = np.where(hot == 0.0, 0.0, -hot * log_softmax(x, -1))
    return np.sum(cost) / (x.size // x.shape[-1])


def cross_entropy_slope(x: Any, target: Any) -> Any:
    """The shares minus the target, over the samples."""
    hot, log = one_hot(target, x), log_softmax(x, -1)
    others = np.sum(hot, axis=-1, keepdims=True) - hot
    return (np.exp(log) * others + np.expm1(log) * hot) / (x.size // x.shape[-1])


def surprise(x: Any, target: Any) -> Any:
    """What each class would cost, over the samples; nothing where the target is a class number."""
    if np.shape(target) != x.shape:
        return np.zeros(np.shape(target))
    return -log_softmax(x, -1) / (x.size // x.shape[-1])


def hinge_slack(x: Any, target: Any, margin: float) -> Any:
    """By class, how far it comes within the margin of the right one."""
    right = one_hot(target, x) == 1.0
    score = np.sum(np.where(right, x, 0.0), axis=-1, keepdims=True)
    return np.where(right, 0.0, np.maximum(x - score + margin, 0.0))


def hinge_slope(x: Any, target: Any, margin: float) -> Any:
    """1 for each class that breaks the margin, and minus their number for the right one."""
    broken = np.where(hinge_slack(x, target, margin) > 0.0, 1.0, 0.0)
    slope = broken - one_hot(target, x) * np.sum(broken, axis=-1, keepdims=True)
    return slope / (x.size // x.shape[-1])
