"""The random graphs that are compared with PyTorch are as varied as they are said to be."""

from collections.abc import Iterator
from functools import cache
from itertools import chain

import numpy as np

from app.engine.graph import Graph
from app.engine.program import Program, compile_graph
from app.engine.sweep import backward, forward
from oracles.torch_bounds import COMPUTING
from oracles.torch_drawing import MOST_OPS, drawn
from oracles.torch_reduction import as_json, reduced


@cache
def graphs() -> tuple[Graph, ...]:
    return tuple(drawn(np.random.default_rng([0, i])) for i in range(150))


@cache
def programs() -> tuple[Program, ...]:
    return tuple(map(compile_graph, graphs()))


def on_the_path(program: Program) -> set[int]:
    return {program.output, *program.edges.sources}


def used() -> Iterator[tuple[Program, int]]:
    """Every node on the path of an output."""
    return ((program, i) for program in programs() for i in on_the_path(program))


def test_every_op_stands_on_the_path_of_an_output() -> None:
    found = {program.ops[i].name for program, i in used()}
    assert found >= {op.name for op in COMPUTING}


def test_graphs_have_few_and_many_ops_and_tensors_of_every_rank() -> None:
    counts = [len(program.computing) for program in programs()]
    assert min(counts) < 20
    assert max(counts) > MOST_OPS
    assert {len(program.shapes[i]) for program, i in used()} == {0, 1, 2, 3, 4}


def test_inputs_are_shared_repeated_and_broadcast() -> None:
    slots = [[program.inputs[i] for i in on_the_path(program)] for program in programs()]
    assert any(len(inputs) > len(set(inputs)) for inputs in chain(*slots))
    assert all(
        any(list(chain(*inputs)).count(j) > 1 for j in set(chain(*inputs)))
        for inputs in slots
        if len(inputs) > 100
    )
    assert any(
        program.ops[i].scalar and len({program.shapes[j] for j in program.inputs[i]}) > 1
        for program, i in used()
    )


def test_branches_are_dead_and_some_hold_the_log_of_0() -> None:
    dead = [set(range(len(program.nodes))) - on_the_path(program) for program in programs()]
    assert sum(map(bool, dead)) > len(dead) / 2
    logs = [
        forward(program).values[i]
        for program, nodes in zip(programs(), dead, strict=True)
        for i in nodes
        if program.ops[i].name == "log"
    ]
    assert any(np.all(np.isneginf(value)) for value in logs)


def test_values_and_grads_on_the_path_are_finite() -> None:
    for program in programs():
        run = forward(program)
        seed = np.ones(program.shapes[program.output])
        grads = backward(program, run, seed if seed.shape else 1.0).derivatives
        for i in on_the_path(program):
            grad = grads[i]
            assert grad is not None
            assert np.all(np.isfinite(run.values[i]))
            assert np.all(np.isfinite(grad))


def test_a_faulty_graph_is_reduced_to_the_suspect_or_to_its_way_to_the_output() -> None:
    program = next(p for p in programs() if {"matmul"} <= {p.ops[i].name for i in on_the_path(p)})
    fault = next(i for i in on_the_path(program) if program.ops[i].name == "matmul")
    name, graph = program.nodes[fault].id, Graph(program.nodes, program.nodes[program.output].id)

    def fails(smaller: Graph) -> bool:
        return any(node.id == name and node.op == "matmul" for node in smaller.nodes)

    alone = as_json(reduced(graph, [name], fails))
    assert [node["op"] for node in alone["nodes"] if "inputs" in node] == ["matmul"]
    assert alone["output"] == name
    after = {fault}
    for i, inputs in enumerate(program.inputs):
        after |= {i} if after & {*inputs} else set()
    way = compile_graph(reduced(graph, [], fails))
    assert {program.position[way.nodes[i].id] for i in way.computing} <= after
    assert way.nodes[way.output].id == graph.output
