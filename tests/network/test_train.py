"""Training is a function of its state: stopped, resumed or run again, it ends in the same bits."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.network.compiled.epoch import descend
from app.network.kernel import outputs
from app.network.optimizers import OPTIMIZERS
from app.network.order import batch_of, order
from app.network.recipe import Recipe, State, begun
from app.network.sample import Sample
from app.network.spec import Layer, Spec
from app.network.train import LEG, Course, advanced, course

NET = Spec(2, (Layer(5, "tanh", dropout=0.2), Layer(3, "relu", skips=(0,)), Layer(1)), seed=4)


def made(recipe: Recipe, spec: Spec = NET, samples: int = 23) -> Course:
    rng = np.random.default_rng(9)
    x = rng.normal(size=(samples, spec.inputs))
    return course(spec, recipe, Sample(x, np.sin(x.sum(axis=1, keepdims=True))))


def bits(state: State) -> tuple[bytes, bytes, int]:
    return state.parameters.tobytes(), state.slots.tobytes(), state.steps


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
@settings(max_examples=10, deadline=None)
@given(
    parts=st.lists(st.integers(0, 9), min_size=1, max_size=8),
    batch=st.sampled_from([1, 5, 10, 23, 40]),
)
def test_pauses_change_no_bit(optimizer: str, parts: list[int], batch: int) -> None:
    ready = made(Recipe(optimizer, schedule="exponential", batch=batch, seed=3))
    at_once = advanced(ready, begun(NET), sum(parts))
    state, losses = begun(NET), list[float]()
    for part in parts:
        went = advanced(ready, state, part)
        state = went.state
        losses += went.losses.tolist()
    assert bits(state) == bits(at_once.state)
    assert losses == at_once.losses.tolist()


def test_a_state_that_was_kept_can_be_gone_back_to() -> None:
    ready = made(Recipe("adam", batch=4))
    early = advanced(ready, begun(NET), 7).state
    kept = bits(early)
    later = advanced(ready, early, 30).state
    assert bits(early) == kept
    assert bits(advanced(ready, early, 30).state) == bits(later)


def test_legs_end_where_they_like() -> None:
    """More steps than one call of the loops takes, across many ends of epochs."""
    ready = made(Recipe("momentum", batch=6))
    steps = LEG // 6 + 11
    state = begun(NET)
    for _ in range(steps // 97):
        state = advanced(ready, state, 97).state
    state = advanced(ready, state, steps % 97).state
    assert bits(state) == bits(advanced(ready, begun(NET), steps).state)


def test_every_epoch_shows_each_sample_once_in_another_order() -> None:
    first, second = order(0, 23, 0), order(0, 23, 1)
    assert sorted(first) == sorted(second) == list(range(23))
    assert first.tolist() != second.tolist()
    assert first.tolist() == order(0, 23, 0).tolist()
    assert first.tolist() != order(1, 23, 0).tolist()


def test_the_last_batch_of_an_epoch_is_what_is_left() -> None:
    """Of a bias alone, the loss before each step tells which samples were in the batch."""
    spec = Spec(1, (Layer(1, "linear", np.array([[1.0]])),), "mae")
    x = np.arange(1.0, 8.0).reshape(7, 1)
    ready = course(
        spec, Recipe(knobs={"learning_rate": 1e-6}, batch=3), Sample(x, np.zeros((7, 1)))
    )
    batches = [batch_of(0, 7, 3, step) for step in range(4)]
    assert [len(batch) for batch in batches] == [3, 3, 1, 3]
    losses = advanced(ready, begun(spec), 4).losses
    assert losses == pytest.approx([np.mean(x[batch]) for batch in batches], rel=1e-4)


def test_a_training_loss_goes_down() -> None:
    spec = replace(NET, layers=(Layer(8, "tanh"), Layer(1)))
    ready = made(Recipe("adam", {"learning_rate": 0.01}, batch=8), spec, samples=200)
    went = advanced(ready, begun(spec), 2000)
    assert went.trouble is None
    left = outputs(spec, went.state.parameters, ready.x) - ready.targets
    assert np.mean(left**2) < 0.02 < 0.2 < went.losses[:10].mean()


def test_dropout_leaves_out_its_share_and_another_at_each_step() -> None:
    """Of units that are always 1 the output is how many were kept, over their share."""
    ones = Layer(400, "linear", np.zeros((400, 1)), np.ones(400), dropout=0.25)
    spec = Spec(1, (ones, Layer(1, "linear", np.full((1, 400), 0.01))), "mae")
    zeros = Sample(np.zeros((6, 1)), np.full((6, 1), -1e6))
    recipe = Recipe(knobs={"learning_rate": 1e-6}, batch=2, schedule="exponential")
    losses = advanced(course(spec, recipe, zeros), begun(spec), 60).losses - 1e6
    kept = losses * 0.75 / 4.0
    assert np.mean(kept) == pytest.approx(0.75, abs=0.01)
    assert len(set(losses.tolist())) > 30


def test_training_stops_before_a_loss_that_is_not_finite() -> None:
    spec = Spec(1, (Layer(1, "linear", np.array([[1.0]])),))
    data = Sample(np.array([[10.0]]), np.array([[0.0]]))
    ready = course(spec, Recipe(knobs={"learning_rate": 10.0}), data)
    went = advanced(ready, begun(spec), 1000)
    assert went.trouble is not None
    assert f"the gradient of step {went.state.steps + 1} " in went.trouble
    assert "smaller learning rate" in went.trouble
    assert np.all(np.isfinite(went.state.parameters))
    assert len(went.losses) == went.state.steps < 1000
    again = advanced(ready, went.state, 5)
    assert bits(again.state) == bits(went.state)
    assert again.trouble == went.trouble


def test_data_that_is_not_a_number_is_stopped_at_once() -> None:
    data = Sample(np.array([[np.nan, 0.0]]), np.array([[0.0]]))
    went = advanced(course(NET, Recipe(), data), begun(NET), 3)
    assert went.trouble is not None
    assert went.trouble.startswith("the loss of step 1 is no longer a finite number")
    assert bits(went.state) == bits(begun(NET))


def test_data_in_any_layout_is_read_by_the_same_loops() -> None:
    """Compiling them anew for each would take many seconds."""
    rng = np.random.default_rng(0)
    x, y = rng.normal(size=(6, 2)), rng.normal(size=(6, 1))
    plain = advanced(course(NET, Recipe(batch=4), Sample(x, y)), begun(NET), 5)
    before = len(descend.signatures)  # type: ignore[attr-defined]
    fixed = np.frombuffer(np.repeat(x, 2, axis=0).tobytes()).reshape(12, 2)
    begin = State(np.frombuffer(begun(NET).parameters.tobytes()), begun(NET).slots)
    other = Sample(fixed[::2], np.asfortranarray(y))
    again = advanced(course(NET, Recipe(batch=4), other), begin, 5)
    assert len(descend.signatures) == before  # type: ignore[attr-defined]
    assert bits(again.state) == bits(plain.state)


def test_a_batch_larger_than_the_data_is_the_data() -> None:
    whole = advanced(made(Recipe(batch=23)), begun(NET), 3)
    assert bits(advanced(made(Recipe(batch=10**12)), begun(NET), 3).state) == bits(whole.state)
