"""Columns of a table into a dataset: features, a target, and what becomes of missing values.

A category becomes a column of 0 and 1 for each of its values, or one column if there are two.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal, TypeAlias

import numpy as np

from app.data.dataset import Classes, Dataset, Numbers
from app.data.problem import DataError, DataProblem, refuse
from app.data.table import Column, Table
from app.engine.nearest import did_you_mean
from app.engine.value import Array

Missing: TypeAlias = Literal["drop", "mean"]
MOST_FEATURES = 500


def chosen(
    table: Table, features: Sequence[str], target: Sequence[str], missing: Missing = "drop"
) -> Dataset:
    """The dataset of some columns, or a DataError with every reason there is none.

    The target is one category, or one or more columns of numbers. Rows that lack the target are
    dropped. Rows that lack a feature are too, or, with "mean", get the mean of its numbers or its
    most frequent category.
    """
    refuse(_misnamed(table, features, target))
    by_name = {column.name: column for column in table.columns}
    given = [by_name[name] for name in features]
    aims = [by_name[name] for name in target]
    refuse(_unfit(given, aims))
    needed = aims if missing == "mean" else [*given, *aims]
    rows = [
        i for i in range(len(table.lines)) if all(column.values[i] is not None for column in needed)
    ]
    refuse(_too_little(rows, given, aims))
    names: list[str] = []
    columns: list[Array] = []
    for column in given:
        more, numbers = _numbers_of(column, rows)
        names += more
        columns.append(numbers)
    x = np.concatenate(columns, axis=1)
    if x.shape[1] > MOST_FEATURES:
        message = (
            f"categories make {x.shape[1]} features of these columns, a feature for each value; at "
            f"most {MOST_FEATURES} are taken: leave out the column of most values"
        )
        raise DataError([DataProblem(message, where="/features")])
    doc = f"{len(rows)} of {len(table.lines)} rows of a table."
    aim = _target(aims, rows)
    return Dataset("table", "Your table", doc, tuple(names), x, aim, "your own")


def _misnamed(
    table: Table, features: Sequence[str], target: Sequence[str]
) -> Iterator[DataProblem]:
    """What is wrong with the names that were chosen."""
    names = [column.name for column in table.columns]
    known, seen = set(names), set[str]()
    for what, wanted in (("features", features), ("target", target)):
        if not wanted:
            message = (
                f"choose a column as one of the {what}" if what == "features" else "choose a target"
            )
            yield DataProblem(f"{message}; the table has {_listed(names)}", where=f"/{what}")
        for i, name in enumerate(wanted):
            where = f"/{what}/{i}"
            if name not in known:
                yield DataProblem(f"no column {name!r}{did_you_mean(name, names)}", where=where)
            elif name in seen:
                message = f"{name!r} is chosen twice; a column is a feature or the target, once"
                yield DataProblem(message, where=where)
            seen.add(name)


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(repr(name) for name in names[:10])
    return f"{shown} and {len(names) - 10} more" if len(names) > 10 else shown


def _unfit(features: Sequence[Column], target: Sequence[Column]) -> Iterator[DataProblem]:
    """The columns that cannot be what they were chosen for, and their cells that cannot be read."""
    for what, columns in (("features", features), ("target", target)):
        for i, column in enumerate(columns):
            where = f"/{what}/{i}"
            if column.kind == "empty":
                message = f"{column.name!r} has no values; choose another column"
                yield DataProblem(message, where=where)
            elif column.kind == "text":
                message = (
                    f"{column.name!r} is text with too many different values to learn from; choose "
                    "another column"
                )
                yield DataProblem(message, where=where)
            yield from column.problems
    if len(target) > 1 and any(column.kind == "category" for column in target):
        message = "a target of classes is one column; choose one, or several columns of numbers"
        yield DataProblem(message, where="/target")


def _too_little(
    rows: Sequence[int], features: Sequence[Column], target: Sequence[Column]
) -> Iterator[DataProblem]:
    """What is wrong with the rows that are left."""
    if len(rows) < 2:
        gaps = max((*features, *target), key=lambda column: column.missing)
        message = (
            f"{len(rows)} rows are left without those that have gaps, at least 2 are needed; "
            f"{gaps.name!r} has the most gaps, {gaps.missing}"
        )
        yield DataProblem(message, where="/missing")
        return
    for i, column in enumerate(features):
        if all(column.values[row] is None for row in rows):
            message = f"{column.name!r} has no values in the rows that have a target; leave it out"
            yield DataProblem(message, where=f"/features/{i}")
    for i, column in enumerate(target):
        value = column.values[rows[0]]
        if all(column.values[row] == value for row in rows):
            message = f"{column.name!r} is {value!r} in every row, so nothing is to be learnt of it"
            yield DataProblem(f"{message}; choose another target", where=f"/target/{i}")


def _numbers_of(column: Column, rows: Sequence[int]) -> tuple[list[str], Array]:
    """The names and numbers of the features that a column becomes."""
    values = [column.values[row] for row in rows]
    there = [value for value in values if value is not None]
    if column.kind == "number":
        mean = float(np.mean(np.array(there, dtype=np.float64)))
        full = [mean if value is None else value for value in values]
        return [column.name], np.array(full, dtype=np.float64)[:, np.newaxis]
    ranked = Counter(there).most_common(1)[0][0]
    labels = _ordered(column)
    full = [ranked if value is None else value for value in values]
    one_hot = np.array([[value == label for label in labels] for value in full], dtype=np.float64)
    named = [f"{column.name} = {label}" for label in labels]
    return (named[1:], one_hot[:, 1:]) if len(labels) == 2 else (named, one_hot)


def _ordered(column: Column) -> list[str]:
    """The different values of a category, in the order of numbers where all are numbers."""
    labels = {str(value) for value in column.values if value is not None}
    try:
        return sorted(labels, key=lambda label: (float(label), label))
    except ValueError:
        return sorted(labels)


def _target(columns: Sequence[Column], rows: Sequence[int]) -> Classes | Numbers:
    if columns[0].kind == "category":
        there = {columns[0].values[row] for row in rows}
        labels = [label for label in _ordered(columns[0]) if label in there]
        number = {label: i for i, label in enumerate(labels)}
        of = [number[str(columns[0].values[row])] for row in rows]
        return Classes(tuple(labels), np.array(of, dtype=np.int64))
    values = [[column.values[row] for column in columns] for row in rows]
    return Numbers(tuple(column.name for column in columns), np.array(values, dtype=np.float64))
