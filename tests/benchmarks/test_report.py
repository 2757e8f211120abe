"""The report tells what was measured, and what is published is what a run wrote."""

import re
from dataclasses import replace

import pytest

from benchmarks import engine, memory, route, targets, tensors
from benchmarks.__main__ import QUOTED, README, RESULTS
from benchmarks.graphs import SHAPES, SIZES
from benchmarks.memory import Growth, Need
from benchmarks.report import report
from benchmarks.results import Results
from benchmarks.table import Line
from benchmarks.targets import Target

ROW = re.compile(r"^\| (\w+) +\| +([\d,]+) \|", re.MULTILINE)
SCALARS = [(shape, size) for shape in SHAPES for size in SIZES]


@pytest.fixture
def results() -> Results:
    """As if every contender had taken one second, and two in the second round."""
    names = {name for table in engine.TABLES for name in table.names}
    held = Growth(2**20, 2**21)
    return Results(
        engine=[Line("deep", size, dict.fromkeys(names, (1.0, 2.0))) for size in (10, 1_000)],
        tensors=[Line("affine", 8, dict.fromkeys(tensors.TABLE.names, (1.0, 2.0)))],
        memory=[Need("deep", 100_000, held, held, held)],
        route={
            table.title: [
                Line("wide", size, dict.fromkeys(table.names, (1.0, 2.0))) for size in route.SIZES
            ]
            for table in route.TABLES
        },
        rounds=2,
    )


def test_the_report_has_every_table_and_every_target(results: Results) -> None:
    text = report(results)
    for table in (*engine.TABLES, tensors.TABLE, *route.TABLES):
        assert f"### {table.title}\n" in text
    for target in targets.targets(results):
        assert f"| {target.what} " in text


def test_sentences_take_their_figures_from_the_run(results: Results) -> None:
    assert "the sweeps take 1.00 times what PyTorch eager takes" in report(results)
    slow = [
        replace(line, samples={**line.samples, engine.SWEEPS.names[0]: (4.0, 8.0)})
        for line in results.engine
    ]
    assert "the sweeps take 4.00 times what PyTorch eager takes" in report(
        replace(results, engine=slow)
    )


def test_a_peer_that_is_absent_is_said_to_be(results: Results) -> None:
    ours = dict.fromkeys(engine.SWEEPS.names[:2], (1.0, 2.0))
    text = engine.SWEEPS.markdown([Line("wide", 10, ours)])
    assert "PyTorch is not there on this machine" in text
    assert "/ PyTorch" not in text
    known = {name for table in engine.TABLES for name in table.names} - {"PyTorch", "micrograd"}
    lines = [Line("deep", size, dict.fromkeys(known, (1.0, 2.0))) for size in (10, 1_000)]
    alone = report(replace(results, engine=lines))
    assert "micrograd takes, which sorts" not in alone
    assert "backward / micrograd's" not in alone


@pytest.mark.parametrize(
    ("measured", "row"),
    [
        ({"deep 10": 1.0, "wide 10": 2.0}, ["x", "2x", "1.00–2.00x", "held"]),
        ({"deep 10": 1.0, "wide 10": 2.5}, ["x", "2x", "1.00–2.50x", "held by 1 of 2 graphs"]),
        ({"deep 10": 2.5}, ["x", "2x", "2.50x", "missed"]),
    ],
)
def test_a_target_says_how_far_it_was_held(measured: dict[str, float], row: list[str]) -> None:
    assert Target("x", 2, measured).row() == row


def test_the_published_tables_have_a_row_for_every_graph() -> None:
    small = [(name, len(tensors.graph_of(name).nodes)) for name in tensors.RECIPES]
    asked = [(route.SHAPE, size) for size in route.SIZES]
    held = [(shape, size) for shape in SHAPES for size in memory.SIZES]
    for title, rows in (
        *((table.title, SCALARS) for table in engine.TABLES),
        (memory.TITLE, held),
        (tensors.TABLE.title, small),
        *((table.title, asked) for table in route.TABLES),
    ):
        _, found, section = published().partition(f"### {title}\n")
        assert found, title
        section = section.partition("\n### ")[0]
        assert [(name, int(n.replace(",", ""))) for name, n in ROW.findall(section)] == rows


def test_the_readme_quotes_the_published_targets() -> None:
    table = QUOTED.search(published())
    quoted = QUOTED.search(README.read_text(encoding="utf-8"))
    assert table is not None
    assert quoted is not None
    assert quoted[0] == table[0]


def published() -> str:
    return RESULTS.read_text(encoding="utf-8")
