"""How probable a network holds each class, from its outputs; by the loss that it learnt with."""

from collections.abc import Callable
from typing import TypeAlias

import numpy as np

from app.engine.value import Array

# From outputs (samples, outputs) to (samples, classes); a single output tells two classes apart.
Probabilities: TypeAlias = Callable[[Array], Array]


def softmax(outputs: Array) -> Array:
    """Outputs are logits, or scores, of classes that exclude each other."""
    powers = np.exp(outputs - outputs.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True))


def logistic(outputs: Array) -> Array:
    """Each output is a logit of its own."""
    # A half and half a tanh: there is no exponential that could overflow.
    return _of_each(0.5 + 0.5 * np.tanh(0.5 * outputs))


def as_they_are(outputs: Array) -> Array:
    """Outputs are numbers that were to become 0 and 1."""
    return _of_each(np.clip(outputs, 0.0, 1.0))


def _of_each(probable: Array) -> Array:
    return np.hstack([1.0 - probable, probable]) if probable.shape[1] == 1 else probable
