"""The bytes that are timed hold every number of a trace, and so do the lists beside them."""

import pytest

from app.engine.steps import FlowStep, Trace
from app.web.wire.binary import trace_bytes
from benchmarks import encode, measure, ours
from benchmarks.contender import DisagreementError, agree
from benchmarks.graphs import SHAPES, graph_of


@pytest.mark.parametrize("shape", SHAPES)
def test_bytes_and_lists_hold_the_same_numbers(shape: str) -> None:
    trace = ours.traced(ours.program_of(graph_of(shape, 50)))
    lists = encode.lists_of(trace)
    encode.check(trace_bytes(trace), lists)
    agree(encode.contenders(trace))
    flows = [step for step in trace.steps if isinstance(step, FlowStep)]
    for column, field in (("locals", "local"), ("amounts", "amount"), ("totals", "total")):
        assert lists[column] == [getattr(step, field) for step in flows]


@pytest.mark.parametrize("name", ["ids", "slots", "locals", "totals"])
def test_one_other_item_in_a_column_is_seen(name: str) -> None:
    trace = ours.traced(ours.program_of(graph_of("mixed", 50)))
    lists = encode.lists_of(trace)
    lists[name] = [*lists[name][:-1], "another"]
    with pytest.raises(DisagreementError, match=name):
        encode.check(trace_bytes(trace), lists)


def test_the_first_time_no_bytes_are_kept_and_all_totals_are_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    trace = ours.traced(ours.program_of(graph_of("wide", 10)))
    (first,) = (each for each in encode.contenders(trace) if each.name == encode.FIRST)
    written: list[Trace] = []
    monkeypatch.setattr(encode, "trace_bytes", written.append)
    for _ in range(2):
        first.prepare()
        first.run()
    assert len({id(each.program) for each in (trace, *written)}) == 3
    assert all(each._totals for each in written)


def test_a_line_counts_the_edges_and_times_every_contender(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measure, "LONG_ENOUGH", 1e-4)
    line = encode.line("wide", 10, 2)
    assert line.samples.keys() == set(encode.TABLE.names)
    assert line.edges == sum(len(node.inputs) for node in graph_of("wide", 10).nodes)
