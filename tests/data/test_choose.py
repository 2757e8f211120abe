"""Columns chosen from a table: features, targets, categories, and what is missing."""

import numpy as np
import pytest

from app.data.choose import MOST_FEATURES, chosen
from app.data.csv_text import Asked, read
from app.data.dataset import Classes, Numbers
from app.data.problem import DataError
from app.data.table import Table

PLANTS = read(
    "height,soil,sun,kind,weight\n"
    "1,clay,yes,oak,10\n"
    "2,sand,no,elm,20\n"
    ",sand,yes,oak,30\n"
    "4,,no,ash,40\n"
    "5,peat,yes,,50\n"
    "6,sand,yes,oak,\n"
)


def problems(table: Table, features: list[str], target: list[str]) -> list[tuple[str, str]]:
    with pytest.raises(DataError) as caught:
        chosen(table, features, target)
    return [(problem.where, problem.message) for problem in caught.value.problems]


def test_a_category_is_learnt_as_classes_in_the_order_of_the_alphabet() -> None:
    found = chosen(PLANTS, ["weight"], ["kind"])
    assert isinstance(found.target, Classes)
    assert found.target.names == ("ash", "elm", "oak")
    assert found.target.of.tolist() == [2, 1, 2, 0]
    assert found.x.tolist() == [[10], [20], [30], [40]]
    assert found.doc == "4 of 6 rows of a table."


def test_numbers_are_learnt_as_they_are_one_column_or_several() -> None:
    found = chosen(PLANTS, ["sun"], ["weight", "height"])
    assert isinstance(found.target, Numbers)
    assert found.target.names == ("weight", "height")
    assert found.target.values.tolist() == [[10, 1], [20, 2], [40, 4], [50, 5]]


def test_a_category_of_three_is_three_features_and_one_of_two_is_one() -> None:
    found = chosen(PLANTS, ["soil", "height", "sun"], ["weight"])
    assert found.features == ("soil = clay", "soil = peat", "soil = sand", "height", "sun = yes")
    assert found.x.tolist() == [[1, 0, 0, 1, 1], [0, 0, 1, 2, 0], [0, 1, 0, 5, 1]]


def test_rows_with_gaps_are_dropped_only_for_columns_that_are_chosen() -> None:
    assert len(chosen(PLANTS, ["sun"], ["weight"])) == 5
    assert len(chosen(PLANTS, ["height", "soil", "sun"], ["weight"])) == 3


def test_a_gap_is_filled_with_the_mean_or_the_most_frequent_category() -> None:
    found = chosen(PLANTS, ["height", "soil"], ["weight"], missing="mean")
    # The mean and the most frequent are of the rows that have a target.
    assert found.x[:, 0].tolist() == [1, 2, (1 + 2 + 4 + 5) / 4, 4, 5]
    sand = found.features.index("soil = sand")
    assert found.x[:, sand].tolist() == [0, 1, 1, 1, 0]
    assert not np.isnan(found.x).any()


def test_classes_that_are_numbers_stand_in_their_order() -> None:
    table = read("x,y\n1,10\n2,9\n3,10\n", Asked(kinds={"y": "category"}))
    target = chosen(table, ["x"], ["y"]).target
    assert isinstance(target, Classes)
    assert target.names == ("9", "10")
    assert target.of.tolist() == [1, 0, 1]


def test_a_class_that_no_row_is_left_of_is_none() -> None:
    table = read("x,y\n1,a\n2,b\n,c\n")
    assert chosen(table, ["x"], ["y"]).target.names == ("a", "b")


def test_a_bad_cell_matters_only_where_its_column_is_chosen() -> None:
    table = read("a,b,c\n1,2,3\nx,4,5\n7,8,9\n")
    assert len(chosen(table, ["b"], ["c"])) == 3
    with pytest.raises(DataError, match=r"^row 3, column 1: 'x' is no number"):
        chosen(table, ["a"], ["c"])


def test_names_that_do_not_fit_are_all_told_at_once() -> None:
    assert problems(PLANTS, ["heigth", "sun", "sun"], ["kind", "wait"]) == [
        ("/features/0", "no column 'heigth'; did you mean 'height'?"),
        ("/features/2", "'sun' is chosen twice; a column is a feature or the target, once"),
        ("/target/1", "no column 'wait'; did you mean 'weight'?"),
    ]
    assert problems(PLANTS, ["sun"], ["sun"])[0][0] == "/target/0"
    assert problems(PLANTS, ["sun"], []) == [
        (
            "/target",
            "choose a target; the table has 'height', 'soil', 'sun', 'kind', 'weight'",
        )
    ]


def test_two_targets_are_numbers() -> None:
    assert problems(PLANTS, ["sun"], ["kind", "weight"]) == [
        (
            "/target",
            "a target of classes is one column; choose one, or several columns of numbers",
        )
    ]


def test_a_feature_without_values_where_there_is_a_target_is_told() -> None:
    table = read("a,b\n,1\n,2\n5,\n")
    with pytest.raises(DataError, match=r"^/features/0: 'a' has no values in the rows"):
        chosen(table, ["a"], ["b"], missing="mean")


def test_categories_make_only_so_many_features() -> None:
    names = [f"c{i}" for i in range(10)]
    rows = [",".join([f"v{row}w"] * len(names)) + f",{row}" for row in range(60)]
    text = "\n".join([",".join([*names, "y"]), *rows])
    table = read(text, Asked(kinds=dict.fromkeys(names, "category")))
    assert 60 * len(names) > MOST_FEATURES
    ((where, message),) = problems(table, names, ["y"])
    assert where == "/features"
    assert "categories make 600 features" in message
    assert chosen(table, names[:8], ["y"]).x.shape == (60, 480)
