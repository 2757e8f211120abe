"""What a network is shown: one sample or several, and what it should answer."""

from dataclasses import dataclass

import numpy as np

from app.engine.graph import GraphError, Problem
from app.engine.value import Array, Value
from app.network.losses import LOSSES
from app.network.spec import Spec


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """`x` is (inputs,) or (samples, inputs); `y` has an answer for each output, or for each sample
    the number of a class."""

    x: Array
    y: Value

    @property
    def count(self) -> int | None:
        """How many samples there are; None for one that is not in a batch."""
        return self.x.shape[0] if self.x.ndim == 2 else None


def silent(spec: Spec) -> Sample:
    """A sample of zeros, for a network that nothing was shown to yet."""
    outputs = spec.layers[-1].units
    y: Value = 0.0 if LOSSES[spec.loss].classes else np.zeros(outputs)
    return Sample(np.zeros(spec.inputs), y)


def check_sample(spec: Spec, sample: Sample) -> None:
    """Raise a GraphError where a sample does not fit the network."""
    problems = []
    if sample.x.ndim not in (1, 2) or sample.x.shape[-1] != spec.inputs:
        message = (
            f"x must be {spec.inputs} numbers, one for each input, or rows of as many; got the "
            f"shape {sample.x.shape}"
        )
        problems.append(Problem("/sample/x", message))
    else:
        problems += _answers(spec, sample)
    if problems:
        raise GraphError(problems)


def _answers(spec: Spec, sample: Sample) -> list[Problem]:
    batch, outputs, loss = sample.x.shape[:-1], spec.layers[-1].units, LOSSES[spec.loss]
    shape = np.shape(sample.y)
    if loss.classes and shape == batch:
        wrong = [y for y in np.ravel(sample.y) if y not in range(outputs)]
        if not wrong:
            return []
        message = f"a class is a whole number from 0 to {outputs - 1}, got {wrong[0]:g}"
        return [Problem("/sample/y", message)]
    if loss.numbers and shape == (*batch, outputs):
        return []
    each = " for each sample" if batch else ""
    forms = [f"{outputs} numbers{each}"] * loss.numbers + [
        f"the number of a class{each}"
    ] * loss.classes
    message = f"y must be {' or '.join(forms)}; got the shape {shape}"
    return [Problem("/sample/y", message)]
