"""Functions that NumPy lacks, and slopes that take more than a line; no exponential overflows."""

import math
from typing import Any

import numpy as np


def power_slope(x: Any, n: Any) -> Any:
    """The slope of x**n by x; that of x**0 is 0 everywhere."""
    return np.where(n == 0.0, 0.0, n * x ** (n - 1.0))


def power_growth(x: Any, n: Any) -> Any:
    """The slope of x**n by n; 0 where x is 0 and stays so."""
    half = np.abs(x) ** (0.5 * n)
    return np.where((x == 0.0) & (n >= 0.0), 0.0, half * np.log(x) * half)


def sigmoid(x: Any) -> Any:
    """1 / (1 + exp(-x))."""
    e = np.exp(-np.abs(x))
    return np.where(x >= 0.0, 1.0 / (1.0 + e), e / (1.0 + e))


def silu(x: Any) -> Any:
    """x times its sigmoid, which is 0 at minus infinity."""
    x = np.maximum(x, -2000.0)
    return x * sigmoid(x)


def silu_slope(x: Any) -> Any:
    """The slope of silu."""
    x = np.clip(x, -2000.0, 2000.0)
    return sigmoid(x) * (1.0 + x * sigmoid(-x))


def erf(x: Any) -> Any:
    """The error function."""
    return np.vectorize(math.erf, otypes=[float])(x)


def normal_share(x: Any) -> Any:
    """The chance that a standard normal number is below x."""
    return 0.5 * np.vectorize(math.erfc, otypes=[float])(-x / math.sqrt(2.0))


def gelu(x: Any) -> Any:
    """x times its normal share, which is 0 at minus infinity."""
    x = np.maximum(x, -40.0)
    return x * normal_share(x)


def gelu_slope(x: Any) -> Any:
    """The slope of gelu."""
    x = np.clip(x, -40.0, 40.0)
    return normal_share(x) + x * np.exp(-0.5 * x**2) / math.sqrt(2.0 * math.pi)


def gelu_tanh(x: Any) -> Any:
    """The GELU with a tanh; (1 + tanh u) / 2 is the sigmoid of 2u."""
    x = np.maximum(x, -30.0)
    return x * sigmoid(math.sqrt(8.0 / math.pi) * (x + 0.044715 * x**3))


def gelu_tanh_slope(x: Any) -> Any:
    """The slope of gelu_tanh."""
    x = np.clip(x, -30.0, 30.0)
    v = math.sqrt(8.0 / math.pi) * (x + 0.044715 * x**3)
    steep = math.sqrt(8.0 / math.pi) * (1.0 + 0.134145 * x**2)
    return sigmoid(v) * (1.0 + x * sigmoid(-v) * steep)


def wins(a: Any, b: Any) -> Any:
    """1 where a is the larger, a half at a tie."""
    return np.where(a > b, 1.0, np.where(a == b, 0.5, 0.0))


def share_of_largest(x: Any, y: Any, inputs: Any) -> Any:
    """1 where x is y, the largest of some inputs; a k-th where k of them tie."""
    return np.where(x == y, 1.0, 0.0) / sum(np.where(each == y, 1.0, 0.0) for each in inputs)


def log_of_sum(x: Any, axis: Any, keepdims: Any) -> Any:
    """The logarithm of the sum of exponentials."""
    top = np.clip(np.max(x, axis=axis, keepdims=True), -1.7e308, 1.7e308)
    y = top + np.log(np.sum(np.exp(x - top), axis=axis, keepdims=True))
    return y if keepdims else np.squeeze(y, axis)


def softmax(x: Any, axis: Any) -> Any:
    """Exponentials over their sum."""
    weights = np.exp(x - np.clip(np.max(x, axis=axis, keepdims=True), -1.7e308, 1.7e308))
    return weights / np.sum(weights, axis=axis, keepdims=True)


def softmax_back(g: Any, y: Any, axis: Any) -> Any:
    """Through a softmax with the value y."""
    return y * (g - np.sum(g * y, axis=axis, keepdims=True))


def standardised(x: Any, axes: Any, eps: float) -> Any:
    """x with a mean of 0 and a variance of nearly 1."""
    far = x - np.mean(x, axis=axes, keepdims=True)
    return far / np.sqrt(np.mean(far**2, axis=axes, keepdims=True) + eps)


def standardised_back(g: Any, x: Any, y: Any, axes: Any, eps: float) -> Any:
    """What of g changes neither the mean nor the spread of x."""
    spread_of_x = np.sqrt(np.var(x, axis=axes, keepdims=True) + eps)
    even = g - np.mean(g, axis=axes, keepdims=True)
    return (even - y * np.mean(g * y, axis=axes, keepdims=True)) / spread_of_x


def kept(x: Any, rate: float, seed: int) -> Any:
    """Which numbers a dropout keeps."""
    return np.random.default_rng(seed).random(np.shape(x)) >= rate
