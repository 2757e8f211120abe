"""Every schedule takes the values that its formula has."""

from math import cos, exp, pi

import numpy as np
import pytest

from app.knob import settled
from app.network.recipe import Recipe
from app.network.schedules import SCHEDULES

# Of each, after how many epochs it should be what, with these knobs.
POINTS = {
    "constant": ((), {0.0: 1.0, 7.5: 1.0}),
    "steps": ((10.0, 0.5), {0.0: 1.0, 9.9: 1.0, 10.0: 0.5, 25.0: 0.25}),
    "exponential": ((0.1,), {0.0: 1.0, 10.0: exp(-1.0)}),
    "cosine": ((8.0, 0.2), {0.0: 1.0, 4.0: 0.6, 2.0: 0.6 + 0.4 * cos(pi / 4), 8.0: 0.2, 9.0: 0.2}),
    "warm_cosine": ((4.0, 8.0, 0.0), {0.0: 0.0, 1.0: 0.25, 4.0: 1.0, 8.0: 0.5, 12.0: 0.0}),
    "inverse": ((0.5,), {0.0: 1.0, 2.0: 0.5, 6.0: 0.25}),
}


def test_every_schedule_is_looked_at() -> None:
    assert list(POINTS) == list(SCHEDULES)


@pytest.mark.parametrize("name", POINTS)
def test_a_schedule_has_the_values_of_its_formula(name: str) -> None:
    knobs, points = POINTS[name]
    for t, expected in points.items():
        assert SCHEDULES[name].rule(t, *knobs) == pytest.approx(expected, abs=1e-15)


@pytest.mark.parametrize("name", SCHEDULES)
def test_a_schedule_of_an_array_is_that_of_each_number_and_stays_within_the_rate(name: str) -> None:
    schedule, t = SCHEDULES[name], np.linspace(0.0, 300.0, 1201)
    knobs = settled(schedule.knobs, {})
    factors = schedule.rule(t, *knobs)
    assert factors.tolist() == [float(schedule.rule(float(x), *knobs)) for x in t]
    assert np.all((factors >= 0.0) & (factors <= 1.0))


def test_a_warm_up_of_no_epochs_is_none() -> None:
    rule = SCHEDULES["warm_cosine"].rule
    assert rule(0.0, 0.0, 8.0, 0.0) == 1.0
    assert rule(np.array([0.0, 4.0]), 0.0, 8.0, 0.0).tolist() == [1.0, 0.5]


def test_the_rate_of_a_step_is_the_optimizers_times_the_schedules() -> None:
    recipe = Recipe("adam", {"learning_rate": 0.4}, "inverse", {"decay": 1.0})
    assert recipe.rates(np.array([0.0, 0.5, 1.0, 3.0])).tolist() == pytest.approx(
        [0.4, 0.4 / 1.5, 0.2, 0.1], rel=1e-15
    )
