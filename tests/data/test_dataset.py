"""What is done to datasets: splitting, scaling, features made of features, names."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.data.dataset import Classes, Dataset, Numbers
from app.data.engineered import Made, engineered, makeable
from app.data.generators import GENERATORS
from app.data.problem import DataError
from app.data.scaling import SCALINGS
from app.data.split import split


def table(x: list[list[float]], of: list[int] | None = None) -> Dataset:
    rows = np.array(x, dtype=np.float64)
    target = (
        Numbers(("z",), rows[:, :1])
        if of is None
        else Classes(tuple("abcdefgh"[: max(of) + 1]), np.array(of, dtype=np.int64))
    )
    names = tuple(f"x{i}" for i in range(rows.shape[1]))
    return Dataset("t", "T", "A table.", names, rows, target, "here")


PLANE = replace(table([[1, 2], [-3, 4], [5, -6]], [0, 1, 0]), features=("x", "y"))


@given(
    st.lists(st.integers(0, 3), min_size=1, max_size=200),
    st.floats(0, 0.99),
    st.integers(0, 99),
)
def test_a_split_has_each_row_once_and_of_each_class_its_share(
    of: list[int], share: float, seed: int
) -> None:
    whole = table([[i] for i in range(len(of))], of)
    parts = split(whole, share, seed)
    ids = [part.x[:, 0].astype(int).tolist() for part in parts]
    assert sorted(ids[0] + ids[1]) == list(range(len(of)))
    assert len(ids[1]) == min(round(len(of) * share), len(of) - 1)
    held = parts.held_out.target
    assert isinstance(held, Classes)
    assert held.of.tolist() == [of[i] for i in ids[1]]
    for each in set(of):
        due = of.count(each) * len(ids[1]) / len(of)
        assert abs(held.of.tolist().count(each) - due) < 1.0


def test_a_seed_splits_the_same_again_and_another_does_not() -> None:
    whole = GENERATORS["plane"].default()
    first, again, other = (split(whole, 0.5, seed).train.x.tobytes() for seed in (1, 1, 2))
    assert first == again != other


def test_all_rows_but_one_are_the_most_that_is_held_out() -> None:
    assert [len(part) for part in split(PLANE, 0.99, 0)] == [1, 2]
    with pytest.raises(ValueError, match="from 0 to less than 1, got 1"):
        split(PLANE, 1.0, 0)


def test_standard_features_have_mean_0_and_deviation_1_in_training_alone() -> None:
    parts = split(GENERATORS["gaussians"].make(300, 2.0, 0), 0.3, 0)
    scale = SCALINGS["standard"].fit(parts.train)
    train, held_out = scale.of(parts.train), scale.of(parts.held_out)
    assert train.x.mean(axis=0) == pytest.approx([0, 0], abs=1e-12)
    assert train.x.std(axis=0) == pytest.approx([1, 1])
    by_hand = (parts.held_out.x - parts.train.x.mean(axis=0)) / parts.train.x.std(axis=0)
    assert held_out.x == pytest.approx(by_hand)
    assert abs(held_out.x.mean()) > 1e-6


def test_min_max_brings_training_rows_from_0_to_1() -> None:
    scale = SCALINGS["min_max"].fit(table([[2, 10], [4, 30]]))
    assert scale.scaled(np.array([[2.0, 10.0], [4.0, 30.0], [5.0, 20.0]])).tolist() == [
        [0.0, 0.0],
        [1.0, 1.0],
        [1.5, 0.5],
    ]


@pytest.mark.parametrize("name", SCALINGS)
def test_a_feature_that_never_changes_stays_finite_and_small(name: str) -> None:
    constant = table([[0.1, 1], [0.1, 2], [0.1, 3]])
    x = SCALINGS[name].fit(constant).of(constant).x
    assert np.abs(x[:, 0]).max() <= 0.1
    assert x[0, 0] == x[1, 0] == x[2, 0]


def test_no_scaling_changes_nothing() -> None:
    assert SCALINGS["none"].fit(PLANE).of(PLANE).x.tolist() == PLANE.x.tolist()


def test_made_features_are_what_they_are_called() -> None:
    made = {each.written: each for each in makeable(("x", "y"))}
    assert {"x", "y", "x^2", "y^2", "x*y", "sin x", "sin y"} <= set(made)
    names = ["x^2", "x*y", "sin y", "|y|", "x^3", "cos x", "y"]
    found = engineered(PLANE, [made[name] for name in names])
    assert found.features == tuple(names)
    x, y = PLANE.x.T
    by_hand = np.array([x**2, x * y, np.sin(y), abs(y), x**3, np.cos(x), y])
    assert found.x == pytest.approx(by_hand.T)
    assert found.target is PLANE.target


def test_of_many_features_each_pair_has_one_product() -> None:
    names = [f"p{i}" for i in range(5)]
    products = [made for made in makeable(names) if made.making == "product"]
    assert len({frozenset(made.of) for made in products}) == len(products) == 10


def test_a_feature_of_several_words_stands_in_brackets() -> None:
    assert Made("square", ("petal length",)).written == "(petal length)^2"


def test_a_picture_with_other_features_is_none() -> None:
    picture = replace(PLANE, picture=(1, 2))
    assert engineered(picture, [Made("same", ("x",))]).picture is None


def test_features_that_cannot_be_made_are_each_told() -> None:
    wrong = [Made("squar", ("x",)), Made("product", ("x",)), Made("sine", ("z",))]
    twice = [Made("same", ("x",))] * 2
    with pytest.raises(DataError) as caught:
        engineered(PLANE, [*wrong, *twice])
    told = [(problem.where, problem.message) for problem in caught.value.problems]
    assert told == [
        ("/features/0", "no feature is made by 'squar'; did you mean 'square'?"),
        ("/features/1", "product takes 2, got 1"),
        ("/features/2", "no feature 'z'"),
        ("/features/4", "same of x is here twice"),
    ]
    with pytest.raises(DataError, match="at least one"):
        engineered(PLANE, [])


def test_a_feature_too_large_is_told() -> None:
    with pytest.raises(DataError, match=r"^/features/1: x0\^3 is too large"):
        engineered(table([[1e150]]), [Made("same", ("x0",)), Made("cube", ("x0",))])


def test_classes_can_have_other_names() -> None:
    assert PLANE.renamed(["no", "yes"]).target.names == ("no", "yes")
    with pytest.raises(ValueError, match="2 names are needed, got 1"):
        PLANE.renamed(["no"])
