"""Generated datasets: what they are, that a seed gives them again, and what tells classes apart."""

from collections.abc import Callable
from itertools import pairwise
from math import pi

import numpy as np
import pytest

from app.data.dataset import Classes, Dataset, Numbers
from app.data.generator import Generator
from app.data.generators import GENERATORS
from app.data.problem import DataError

ALL = pytest.mark.parametrize("generator", GENERATORS.values(), ids=lambda each: each.name)
GATES = [name for name in GENERATORS if name.endswith("_gate")]
# What a gate answers is what it is.
BALANCED = [
    each.name
    for each in GENERATORS.values()
    if each.kind == "classification" and each.name not in GATES
]


def exact(name: str, n: int = 400, **knobs: float) -> Dataset:
    """A dataset without noise."""
    return GENERATORS[name].make(n, 0.0, seed=3, **knobs)


def classes(dataset: Dataset) -> Classes:
    assert isinstance(dataset.target, Classes)
    return dataset.target


def numbers(dataset: Dataset) -> Numbers:
    assert isinstance(dataset.target, Numbers)
    return dataset.target


def learnt(dataset: Dataset) -> bytes:
    target = dataset.target
    return (target.of if isinstance(target, Classes) else target.values).tobytes()


def test_what_the_lab_needs_is_there() -> None:
    planar = {"gaussians", "circle", "xor", "spirals", "moons", "checkerboard"}
    curves = {"plane", "gauss", "sine", "polynomial"}
    gates = {f"{name}_gate" for name in ("and", "or", "xor", "nand", "nor", "xnor")}
    assert planar | curves | gates <= set(GENERATORS)


@ALL
def test_rows_features_and_target_fit_together(generator: Generator) -> None:
    for n in (int(generator.samples.default), int(generator.samples.low), 101):
        made = generator.make(n, generator.noise.default, seed=0)
        assert made.x.shape == (n, len(made.features))
        assert made.x.dtype == np.float64
        if generator.kind == "classification":
            of = classes(made).of
            assert of.shape == (n,)
            assert set(of.tolist()) == set(range(len(made.target.names)))
        else:
            assert numbers(made).values.shape == (n, len(made.target.names))


@ALL
def test_a_seed_gives_the_same_again_and_another_seed_does_not(generator: Generator) -> None:
    noise = generator.noise.high / 2
    n = int(generator.samples.default)
    first, again, other = (generator.make(n, noise, seed) for seed in (7, 7, 8))
    assert first.x.tobytes() == again.x.tobytes()
    assert learnt(first) == learnt(again)
    assert first.x.tobytes() != other.x.tobytes()


@ALL
def test_the_range_is_that_of_the_plane(generator: Generator) -> None:
    made = exact(generator.name)
    assert np.abs(made.x).max() <= (1.0 if generator.name in GATES else 6.0)
    if generator.kind == "regression":
        assert 0.5 < np.abs(numbers(made).values).max() < 1.1


@pytest.mark.parametrize("name", BALANCED)
@pytest.mark.parametrize("n", [10, 101, 500])
def test_no_class_has_more_than_a_row_above_another(name: str, n: int) -> None:
    counts = np.bincount(classes(exact(name, n)).of)
    assert counts.max() - counts.min() <= 1


@ALL
def test_a_knob_stays_in_its_range(generator: Generator) -> None:
    for knob in (generator.samples, generator.noise, *generator.knobs):
        assert knob.low <= knob.default <= knob.high
        for wrong in (knob.low - 1, knob.high + 1, float("nan"), float("inf")):
            given = {"samples": 100, "noise": 0.0, knob.name: wrong}
            n, noise = given.pop("samples"), given.pop("noise")
            with pytest.raises(DataError, match=f"^/knobs/{knob.name}: .* from "):
                generator.make(n, noise, 0, **given)


def test_all_that_is_wrong_with_knobs_is_told_at_once() -> None:
    with pytest.raises(DataError) as caught:
        GENERATORS["spirals"].make(3, -1.0, -1, arms=2.5, turn=1)
    told = {problem.where: problem.message for problem in caught.value.problems}
    assert told.keys() == {"/knobs/samples", "/knobs/noise", "/knobs/arms", "/knobs/turn", "/seed"}
    assert "a whole number from 2 to 5, got 2.5" in told["/knobs/arms"]
    assert "did you mean 'turns'?" in told["/knobs/turn"]


def test_noise_moves_points_and_leaves_their_classes() -> None:
    still, moved = exact("circle"), GENERATORS["circle"].make(400, 0.5, seed=3)
    assert learnt(still) == learnt(moved)
    apart = moved.x - still.x
    assert apart.std() == pytest.approx(0.5, rel=0.1)
    assert apart.mean() == pytest.approx(0.0, abs=0.1)


def test_clouds_stand_at_their_centres() -> None:
    made = GENERATORS["gaussians"].make(5000, 1.0, seed=1)
    for of, centre in ((0, -2.0), (1, 2.0)):
        cloud = made.x[classes(made).of == of]
        assert cloud.mean(axis=0) == pytest.approx([centre, centre], abs=0.1)
        assert cloud.std(axis=0) == pytest.approx([1.0, 1.0], abs=0.1)


def test_without_noise_the_radius_tells_disc_and_ring_apart() -> None:
    made = exact("circle")
    inside = np.hypot(*made.x.T) < 3.0
    assert (inside == (classes(made).of == 1)).all()


def test_without_noise_the_sign_of_the_product_tells_xor_apart() -> None:
    made = exact("xor")
    assert ((made.x.prod(axis=1) > 0) == (classes(made).of == 1)).all()
    quarters = {(x > 0, y > 0) for x, y in made.x.tolist()}
    assert len(quarters) == 4


@pytest.mark.parametrize("arms", [2, 3, 5])
@pytest.mark.parametrize("turns", [0.25, 1.75, 4.0])
def test_without_noise_the_angle_tells_the_arms_of_spirals_apart(arms: int, turns: float) -> None:
    made = exact("spirals", 300, arms=arms, turns=turns)
    radius = np.hypot(*made.x.T)
    wound = 2.0 * pi * turns * (radius - radius.min()) / (radius.max() - radius.min())
    turned = np.arctan2(made.x[:, 1], made.x[:, 0]) - wound
    arm = np.round(turned * arms / (2.0 * pi)) % arms
    assert (arm == classes(made).of).all()
    assert np.bincount(classes(made).of).tolist() == [300 // arms] * arms


def test_without_noise_moons_are_half_circles() -> None:
    made = exact("moons")
    side = np.where(classes(made).of == 1, 1.0, -1.0)
    upright = made.x * side[:, np.newaxis] + [1.5, 0.75]
    assert np.hypot(*upright.T) == pytest.approx(3.0)
    assert (upright[:, 1] >= 0).all()


@pytest.mark.parametrize("squares", [2, 4, 7])
def test_without_noise_the_squares_colour_tells_a_board_apart(squares: int) -> None:
    made = exact("checkerboard", 5000, squares=squares)
    place = np.floor((made.x + 5.0) * squares / 10.0)
    assert (place.sum(axis=1) % 2 == classes(made).of).all()
    assert len({tuple(row) for row in place.tolist()}) == squares**2


def test_a_plane_is_flat() -> None:
    made = exact("plane")
    assert numbers(made).values[:, 0] == pytest.approx(made.x @ [1 / 12, 1 / 12])


def test_hills_and_hollows_are_a_sum_of_six_bumps() -> None:
    made = exact("gauss", 5000)
    z = numbers(made).values[:, 0]
    for i, x in enumerate((-4.0, 0.0, 4.0)):
        for j, y in enumerate((-2.5, 2.5)):
            near = np.hypot(made.x[:, 0] - x, made.x[:, 1] - y) < 0.5
            assert near.sum() > 5
            # exp(-0.5**2/2) is 0.88, and a neighbour 3.5 away takes or adds 0.002.
            up = -((-1.0) ** (i + j))
            assert ((z[near] * up > 0.87) & (z[near] * up < 1.0)).all()


def test_a_sine_has_its_frequency() -> None:
    made = exact("sine", frequency=0.25)
    assert numbers(made).values[:, 0] == pytest.approx(np.sin(pi * made.x[:, 0] / 2))


@pytest.mark.parametrize("degree", [1, 4, 9])
def test_a_polynomial_has_its_degree(degree: int) -> None:
    made = exact("polynomial", degree=degree)
    x, y = made.x[:, 0] / 6.0, numbers(made).values[:, 0]
    left = [
        np.abs(np.polynomial.Chebyshev.fit(x, y, d, domain=[-1, 1])(x) - y).max()
        for d in (degree - 1, degree)
    ]
    assert left[1] < 1e-12 < 1e-3 < left[0]
    assert np.abs(y).max() <= 1.0


def test_noise_of_a_curve_is_added_to_its_target_alone() -> None:
    still, noisy = exact("sine", 2000), GENERATORS["sine"].make(2000, 0.3, seed=3)
    assert still.x.tobytes() == noisy.x.tobytes()
    off = numbers(noisy).values - numbers(still).values
    assert off.std() == pytest.approx(0.3, rel=0.1)


@pytest.mark.parametrize("name", GATES)
def test_gates_answer_as_python_does(name: str) -> None:
    made = GENERATORS[name].default()
    rules: dict[str, Callable[[bool, bool], bool]] = {
        "and_gate": lambda a, b: a and b,
        "or_gate": lambda a, b: a or b,
        "xor_gate": lambda a, b: a != b,
        "nand_gate": lambda a, b: not (a and b),
        "nor_gate": lambda a, b: not (a or b),
        "xnor_gate": lambda a, b: a == b,
    }
    assert made.x.tolist() == [[0, 0], [0, 1], [1, 0], [1, 1]]
    answers = [int(rules[name](bool(a), bool(b))) for a, b in made.x.tolist()]
    assert classes(made).of.tolist() == answers


def test_more_rows_of_a_gate_are_its_corners_again() -> None:
    made = exact("and_gate", 10)
    assert made.x[4:8].tolist() == made.x[:4].tolist()
    assert all(a != b for a, b in pairwise(made.x.tolist()))
