"""However a run is cut into slices, what is told on the way is what each state alone says."""

from dataclasses import replace

import numpy as np
import pytest

from app.engine.value import Array
from app.network.answers import answers
from app.network.flat import views
from app.network.parameters import with_parameters
from app.network.recipe import Recipe, State, begun
from app.network.sample import Sample
from app.network.spec import Layer, Spec
from app.network.train import advanced, course
from app.runs.job import Job, Point
from app.runs.slicing import POINTS, course_of, judged, slice_of
from tests.runs.jobs import SPEC, in_one_go, job, same

RNG = np.random.default_rng(8)
X = RNG.normal(size=(30, 2))


def losses_of(job: Job, steps: int) -> Array:
    """What the batch of each step cost."""
    return advanced(course(job.spec, job.recipe, job.train), begun(job.spec), steps).losses


@pytest.mark.parametrize("cuts", [[800], [1] * 30, [7, 100, 693], [0, 0, 40]])
def test_however_it_is_cut_the_points_are_those_of_their_states(cuts: list[int]) -> None:
    work = job()
    made, state, before = course_of(work), begun(work.spec), 0
    losses = losses_of(work, sum(cuts))
    for cut in cuts:
        done = slice_of(work, made, state, cut, 60.0)
        state = done.state
        assert [point.steps for point in done.points] == [kept.steps for kept in done.kept]
        for point, kept in zip(done.points, done.kept, strict=True):
            there = in_one_go(work, point.steps)
            alone = judged(work, there, losses[before : point.steps])
            assert point == alone.point
            assert kept.parameters.tobytes() == there.parameters.tobytes()
            assert np.array_equal(kept.gradient, alone.gradient.astype(np.float32))
            before = point.steps
    assert same(state, in_one_go(work, sum(cuts)))


def test_the_batches_between_two_points_are_what_their_loss_is_the_mean_of() -> None:
    work = job()
    done = slice_of(work, course_of(work), begun(work.spec), 60, 60.0)
    losses, before = losses_of(work, 60), 0
    for point in done.points:
        assert point.batch_loss == pytest.approx(losses[before : point.steps].mean(), rel=1e-14)
        before = point.steps
    assert done.points[-1].steps == 60


def test_a_slice_of_no_steps_is_a_look() -> None:
    work = job()
    done = slice_of(work, course_of(work), begun(work.spec), 0, 60.0)
    assert same(done.state, begun(work.spec))
    assert [point.batch_loss for point in done.points] == [None]
    assert done.view.steps == 0


def test_a_slice_without_time_takes_one_step_at_least() -> None:
    work = job()
    done = slice_of(work, course_of(work), begun(work.spec), 100, 0.0)
    assert done.state.steps >= 1


def test_a_short_run_has_a_point_after_every_few_steps() -> None:
    """Where judging takes all its time, a run still has about so many points."""
    work = job(epochs=50)  # 1000 steps
    done = slice_of(work, course_of(work), begun(work.spec), 1000, 60.0)
    steps = [0, *(point.steps for point in done.points)]
    # To the last point it is whatever is left.
    assert min(np.diff(steps[:-1])) >= 1000 // POINTS
    assert steps[-1] == 1000


def test_the_view_is_of_where_the_slice_ends() -> None:
    work = job()
    done = slice_of(work, course_of(work), begun(work.spec), 33, 60.0)
    assert done.view.steps == done.state.steps == 33
    assert done.view.epoch == 33 / 20
    assert np.array_equal(done.view.parameters, done.state.parameters)


def test_what_cannot_go_on_says_why_and_is_still_judged() -> None:
    spec = replace(SPEC, layers=(Layer(4, "linear"), Layer(1)))
    hot = replace(job(spec=spec), recipe=Recipe("sgd", {"learning_rate": 10.0}, batch=10))
    done = slice_of(hot, course_of(hot), begun(spec), 800, 60.0)
    assert "no longer a finite number" in (done.trouble or "")
    assert done.state.steps < 800
    assert done.points[-1].steps == done.state.steps
    assert np.isfinite(done.state.parameters).all()


def outputs_of(job: Job, state: State) -> Array:
    """From the graph of the layers, not from the loops."""
    return answers(with_parameters(job.spec, views(job.spec, state.parameters)), job.train.x)[-1]


def told(loss: str, y: Array, regularizer: str = "none", units: int = 1) -> tuple[Job, State]:
    spec = Spec(2, (Layer(3, "tanh"), Layer(units)), loss, "normal", 2)
    recipe = Recipe(regularizer=regularizer, strength=0.3)
    work = Job(spec, recipe, Sample(X, y), None, 10)
    state = begun(spec)
    biases = replace(state, parameters=state.parameters + 0.25)  # so that biases are not 0
    return work, biases


def point_of(job: Job, state: State) -> Point:
    return judged(job, state, np.empty(0)).point


def test_the_likelihood_of_numbers_is_a_sum_by_hand() -> None:
    y = RNG.normal(size=(30, 1))
    work, state = told("mse", y)
    errors = outputs_of(work, state) - y
    # Each error is normal, with a variance of a half.
    by_hand = sum(-(e**2) - 0.5 * np.log(np.pi) for e in errors.ravel())
    assert point_of(work, state).log_likelihood == pytest.approx(by_hand, rel=1e-12)


def test_the_likelihood_of_classes_is_a_sum_by_hand() -> None:
    of = RNG.integers(0, 3, 30)
    work, state = told("softmax_cross_entropy", of.astype(float), units=3)
    scores = np.exp(outputs_of(work, state))
    by_hand = sum(np.log(scores[i, of[i]] / scores[i].sum()) for i in range(30))
    assert point_of(work, state).log_likelihood == pytest.approx(by_hand, rel=1e-12)


def test_the_likelihood_of_two_classes_is_a_sum_by_hand() -> None:
    y = RNG.integers(0, 2, (30, 1)).astype(float)
    work, state = told("binary_cross_entropy_with_logits", y)
    chance = 1 / (1 + np.exp(-outputs_of(work, state)))
    by_hand = np.log(np.where(y == 1.0, chance, 1 - chance)).sum()
    assert point_of(work, state).log_likelihood == pytest.approx(by_hand, rel=1e-12)


def test_a_loss_of_no_likelihood_has_none() -> None:
    work, state = told("huber", RNG.normal(size=(30, 1)))
    assert point_of(work, state).log_likelihood is None


@pytest.mark.parametrize("regularizer", ["none", "l1", "l2"])
def test_the_prior_of_the_weights_is_a_sum_by_hand(regularizer: str) -> None:
    work, state = told("mse", RNG.normal(size=(30, 1)), regularizer)
    weights = [w for part in views(work.spec, state.parameters) for w in part.weights.ravel()]
    rate = 30 * 0.3  # the loss is a mean over 30 numbers, the penalty is not
    density = {
        "none": lambda w: 0.0,
        "l1": lambda w: np.log(rate / 2) - rate * abs(w),
        "l2": lambda w: 0.5 * np.log(rate / (2 * np.pi)) - rate * w * w / 2,
    }[regularizer]
    assert len(weights) == 9
    by_hand = sum(map(density, weights))
    assert point_of(work, state).log_prior == pytest.approx(by_hand, rel=1e-12)


def test_the_gradient_is_that_of_loss_and_penalty_on_all_samples() -> None:
    """What is less of both somewhere is found by going against it."""
    work, state = told("mse", RNG.normal(size=(30, 1)), "l2")
    found = judged(work, state, np.empty(0)).gradient

    def both(parameters: Array) -> float:
        moved = replace(state, parameters=parameters)
        weights = np.concatenate([p.weights.ravel() for p in views(work.spec, parameters)])
        errors = outputs_of(work, moved) - np.asarray(work.train.y)
        return float(np.mean(errors**2) + 0.3 / 2 * np.sum(weights**2))

    steps = 1e-6 * np.eye(found.size)
    p = state.parameters
    by_differences = [(both(p + step) - both(p - step)) / 2e-6 for step in steps]
    assert found == pytest.approx(by_differences, rel=1e-5, abs=1e-8)


def test_judging_leaves_nothing_out() -> None:
    """Dropout is for training: the same state is always judged alike."""
    work = job()
    state = in_one_go(work, 50)
    plain = replace(work, spec=work.spec.without_dropout())
    assert judged(work, state, np.empty(0)).point == judged(plain, state, np.empty(0)).point


def test_accuracy_is_the_share_of_right_classes() -> None:
    x = np.array([[-2.0], [-1.0], [1.0], [2.0]])
    y = np.array([[0.0], [1.0], [1.0], [1.0]])
    layer = Layer(1, "linear", np.array([[1.0]]), np.zeros(1))
    spec = Spec(1, (layer,), "binary_cross_entropy_with_logits")
    work = Job(spec, Recipe(), Sample(x, y), Sample(x[:1], y[:1]), 1, classes=2)
    found = point_of(work, begun(spec))
    assert found.train.accuracy == 0.75
    assert found.held is not None
    assert found.held.accuracy == 1.0
    assert point_of(replace(work, classes=None), begun(spec)).train.accuracy is None
