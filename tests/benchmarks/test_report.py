"""The report tells what was measured, and what is published is what a run wrote."""

import re
from dataclasses import replace

import pytest

from benchmarks import beside, encode, engine, memory, route, targets, tensors, training, witnesses
from benchmarks.__main__ import QUOTED, README, RESULTS
from benchmarks.beside import Beside
from benchmarks.graphs import SHAPES, SIZES
from benchmarks.memory import Growth, Need
from benchmarks.micrograd_peer import MICROGRAD
from benchmarks.report import report
from benchmarks.results import Results
from benchmarks.table import Line
from benchmarks.targets import Target

ROW = re.compile(r"^\| (\w+) +\| +([\d,]+) \|", re.MULTILINE)
WITNESSES = (witnesses.ASKED, witnesses.COUNTING, training.TABLE)
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
        encode=[
            Line("mixed", size, dict.fromkeys(encode.TABLE.names, (1.0, 2.0)), edges=9_876)
            for size in encode.SIZES
        ],
        route={
            table.title: [
                Line("wide", size, dict.fromkeys(table.names, (1.0, 2.0))) for size in route.SIZES
            ]
            for table in route.TABLES
        },
        witnesses=[
            Line("layered", size, dict.fromkeys(witnesses.ASKED.names, (1.0, 2.0)))
            for size in witnesses.SIZES
        ],
        paths=[
            Line("layered", size, dict.fromkeys(witnesses.COUNTING.names, (1.0, 2.0)))
            for size in witnesses.COUNTED
        ],
        training=[
            Line(task.name, 33, dict.fromkeys(training.TABLE.names, (1.0, 2.0)))
            for task in training.TASKS
        ],
        rounds=2,
    )


def test_the_report_has_every_table_and_every_target(results: Results) -> None:
    text = report(results)
    for table in (*engine.TABLES, tensors.TABLE, encode.TABLE, *route.TABLES, *WITNESSES):
        assert f"### {table.title}\n" in text
    assert beside.markdown(results) in text
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


def test_a_peer_that_sat_one_graph_out_is_a_dash_there(results: Results) -> None:
    others = {name: taken for name, taken in results.engine[0].samples.items() if name != MICROGRAD}
    lines = [*results.engine, Line("mixed", 10, others)]
    mixed = engine.BACKWARD.markdown(lines).splitlines()[-1]
    assert [cell.strip() for cell in mixed.split("|")[4:7:2]] == ["–", "–"]
    assert "is not there on this machine" not in engine.BACKWARD.markdown(lines)
    text = report(replace(results, engine=[lines[-1], *lines[:-1]]))
    assert (
        "Backward takes 1.00 times what micrograd takes on the shapes whose ops it has, deep"
        in (text.replace("\n", " "))
    )
    told = {target.what: target for target in targets.targets(replace(results, engine=lines))}
    assert told["backward / micrograd's"].measured.keys() == {"deep 10", "deep 1,000"}
    assert told["both sweeps / PyTorch eager"].measured.keys() > {"mixed 10"}


def test_edges_are_counted_where_they_are_written(results: Results) -> None:
    assert "| mixed |  10,000 | 9,876 |" in encode.TABLE.markdown(results.encode)
    assert "edges" not in engine.SWEEPS.markdown(results.engine).splitlines()[-4]


def test_the_target_for_bytes_is_in_milliseconds_and_of_the_smaller_graphs(
    results: Results,
) -> None:
    (row,) = (each.row() for each in targets.targets(results) if "columns of bytes" in each.what)
    assert row == ["10,000 nodes and their edges as columns of bytes", "1 ms", "1,500 ms", "missed"]


@pytest.mark.parametrize(
    ("ratios", "words"),
    [
        ([0.5, 0.25], "2.00–4.00 times faster"),
        ([3.0, 40.0], "3.00–40.0 times slower"),
        ([0.8, 1.05], "1.25 times faster to 1.05 times slower"),
        ([4.0], "4.00 times slower"),
    ],
)
def test_ratios_are_told_as_times_faster_or_slower(ratios: list[float], words: str) -> None:
    assert Beside("x", ratios).words() == words


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
        (encode.TABLE.title, [(shape, size) for shape in SHAPES for size in encode.SIZES]),
        *((table.title, asked) for table in route.TABLES),
        (witnesses.ASKED.title, [("layered", size) for size in witnesses.SIZES]),
        (witnesses.COUNTING.title, [("layered", size) for size in witnesses.COUNTED]),
    ):
        _, found, section = published().partition(f"### {title}\n")
        assert found, title
        section = section.partition("\n### ")[0]
        assert [(name, int(n.replace(",", ""))) for name, n in ROW.findall(section)] == rows


def test_the_readme_quotes_what_ours_is_beside_its_peers(results: Results) -> None:
    (told,) = QUOTED.findall(report(results))
    assert told == beside.markdown(results)
    (published_once,) = QUOTED.findall(published())
    (quoted,) = QUOTED.findall(README.read_text(encoding="utf-8"))
    assert quoted == published_once


def published() -> str:
    return RESULTS.read_text(encoding="utf-8")
