"""A loss tells how probable the data are, and with a penalty how probable the network is."""

from collections.abc import Callable

import numpy as np
import pytest

from app.engine.value import Array
from app.network.flat import flattened, weights_only
from app.network.kernel import outputs, slope
from app.network.losses import LOSSES
from app.network.parameters import beginning
from app.network.recipe import Recipe
from app.network.regularizers import REGULARIZERS
from app.network.sample import Sample
from app.network.spec import Layer, Spec

SAMPLES, OUTPUTS, STRENGTH = 7, 3, 0.2
X = np.random.default_rng(1).normal(size=(SAMPLES, 2))


def gaussian(variance: float) -> Callable[[Array, Array], Array]:
    """The density of each target around its output."""
    return lambda y, t: np.exp(-((y - t) ** 2) / (2 * variance)) / np.sqrt(2 * np.pi * variance)


def laplace(y: Array, t: Array) -> Array:
    return np.asarray(np.exp(-np.abs(y - t)) / 2)


def bernoulli(z: Array, t: Array) -> Array:
    probability = 1 / (1 + np.exp(-z))
    return np.where(t == 1.0, probability, 1 - probability)


def categorical(z: Array, t: Array) -> Array:
    shares = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
    return np.asarray(shares[np.arange(len(z)), t.astype(int)])


DENSITIES = {
    "mse": gaussian(0.5),
    "half_squared_error": gaussian(1.0),
    "mae": laplace,
    "binary_cross_entropy_with_logits": bernoulli,
    "softmax_cross_entropy": categorical,
}


def network(loss: str, outputs: int = OUTPUTS) -> tuple[Spec, Sample]:
    rng = np.random.default_rng(2)
    y = rng.normal(size=(SAMPLES, outputs))
    if loss == "binary_cross_entropy_with_logits":
        y = (y > 0.0).astype(np.float64)
    if LOSSES[loss].classes:
        y = rng.integers(0, outputs, SAMPLES).astype(np.float64)
    return Spec(2, (Layer(4, "tanh"), Layer(outputs)), loss, "normal", 3), Sample(X, y)


def test_every_likelihood_is_looked_at_and_the_others_have_none() -> None:
    assert [name for name, loss in LOSSES.items() if loss.likelihood] == list(DENSITIES)
    for name, loss in LOSSES.items():
        assert (loss.log_likelihood is None) == (name not in DENSITIES)


@pytest.mark.parametrize("width", [2, OUTPUTS])
@pytest.mark.parametrize("name", DENSITIES)
def test_log_likelihood_is_the_sum_of_the_logs_of_all_densities(name: str, width: int) -> None:
    spec, sample = network(name, width)
    w = flattened(beginning(spec))
    densities = DENSITIES[name](outputs(spec, w, X), np.asarray(sample.y))
    log_likelihood = LOSSES[name].log_likelihood
    assert log_likelihood is not None
    loss = slope(spec, w, sample, Recipe()).loss
    assert log_likelihood(loss, SAMPLES, width) == pytest.approx(np.log(densities).sum(), rel=1e-13)


@pytest.mark.parametrize("name", ["mse", "half_squared_error", "mae"])
def test_the_density_of_a_target_adds_up_to_one(name: str) -> None:
    log_likelihood, wide = LOSSES[name].log_likelihood, np.linspace(-40.0, 40.0, 80_001)
    assert log_likelihood is not None
    cost = {"mse": wide**2, "half_squared_error": wide**2 / 2, "mae": np.abs(wide)}[name]
    density = np.exp([log_likelihood(float(each), 1, 1) for each in cost])
    assert density.sum() * 0.001 == pytest.approx(1.0, abs=1e-6)


@pytest.mark.parametrize("name", LOSSES)
def test_a_loss_times_its_scale_is_what_all_samples_cost(name: str) -> None:
    spec, sample = network(name)
    w, y, loss = flattened(beginning(spec)), np.asarray(sample.y), LOSSES[name]
    single = [slope(spec, w, Sample(X[i], y[i]), Recipe()).loss for i in range(SAMPLES)]
    alone = loss.scale(1, OUTPUTS)
    assert alone == (OUTPUTS if "over all" in loss.convention else 1)
    together = slope(spec, w, sample, Recipe()).loss
    assert loss.scale(SAMPLES, OUTPUTS) * together == pytest.approx(alone * sum(single), rel=1e-13)


@pytest.mark.parametrize("regularizer", REGULARIZERS)
@pytest.mark.parametrize("name", DENSITIES)
def test_the_least_loss_and_penalty_is_the_most_probable_network(
    name: str, regularizer: str
) -> None:
    """Between any two networks, what one costs less is what it is more probable by."""
    spec, sample = network(name)
    first, rng = flattened(beginning(spec)), np.random.default_rng(5)
    second = first + rng.normal(size=first.size)
    scale = LOSSES[name].scale(SAMPLES, OUTPUTS)
    recipe = Recipe(regularizer=regularizer, strength=STRENGTH)
    cost = [slope(spec, w, sample, recipe).loss for w in (first, second)]
    log_likelihood = LOSSES[name].log_likelihood
    assert log_likelihood is not None
    posterior = [
        log_likelihood(slope(spec, w, sample, Recipe()).loss, SAMPLES, OUTPUTS)
        + REGULARIZERS[regularizer].log_prior(w[weights_only(spec) == 1.0], scale * STRENGTH)
        for w in (first, second)
    ]
    assert scale * (cost[0] - cost[1]) == pytest.approx(posterior[1] - posterior[0], rel=1e-12)
