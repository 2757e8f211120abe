"""Random graphs through the engine and through PyTorch: `python -m oracles.torch_graphs`.

Values of all nodes, grads of all nodes on the output's path, and the tangents of one leaf must be
PyTorch's within 1e-12; what they are compared with is said in `torch_agreement`. The first graph on
which they are not is reduced, printed as JSON, and the exit status is 1.
"""

import json
import sys
from argparse import ArgumentParser
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np

from app.engine.graph import Graph
from app.engine.program import Program, compile_graph
from app.engine.value import settle
from oracles.torch_agreement import TOLERANCE, Difference, Question, differences
from oracles.torch_bounds import COMPUTING
from oracles.torch_drawing import drawn
from oracles.torch_reduction import as_json, reduced

STEP = 500
# In a graph that is being reduced; it soon has fewer leaves.
MOST_SOURCES = 10
KINDS = ("value", "grad", "tangent")

# By op and kind, the worst error.
Worst: TypeAlias = dict[tuple[str, str], float]


@dataclass(slots=True)
class Tally:
    """What has been compared so far."""

    graphs: int = 0
    numbers: int = 0
    cancelled: int = 0
    undetermined: int = 0
    uses: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    worst: Worst = field(default_factory=lambda: defaultdict(float))

    def add(self, program: Program, found: Sequence[Difference]) -> None:
        self.graphs += 1
        for node in program.nodes:
            self.uses[node.op] += 1
        for difference in found:
            kind, i = difference.place
            at = program.nodes[i].op, kind
            self.worst[at] = max(self.worst[at], difference.worst)
            self.numbers += difference.theirs.size
            self.cancelled += difference.cancelled
            self.undetermined += difference.undetermined

    def __str__(self) -> str:
        return (
            f"{self.graphs:,} graphs, {self.numbers:,} numbers, "
            f"worst error {max(self.worst.values(), default=0.0):.1e}; digits cancel in "
            f"{self.cancelled:,}, of which {self.undetermined:,} have no certain digit"
        )


def main() -> None:
    parser = ArgumentParser(prog="python -m oracles.torch_graphs", description=__doc__)
    parser.add_argument("--graphs", type=int, default=10_000, help="how many (default 10000)")
    parser.add_argument("--seed", type=int, default=0, help="draws other graphs (default 0)")
    given = parser.parse_args()
    tally = Tally()
    for i in range(given.graphs):
        rng = np.random.default_rng([given.seed, i])
        graph = drawn(rng)
        program = compile_graph(graph)
        found = differences(_asked(program, int(rng.choice(_leaves(program))), rng))
        if any(difference.wrong for difference in found):
            sys.exit("\n".join(_fault(f"graph {i} of seed {given.seed}", graph, program, found)))
        tally.add(program, found)
        if tally.graphs % STEP == 0:
            sys.stderr.write(f"{tally}\n")
    sys.stdout.write("\n".join(_report(tally)) + "\n")


def _asked(program: Program, source: int, rng: np.random.Generator) -> Question:
    seed = rng.uniform(0.5, 1.5, program.shapes[program.output])
    direction = rng.uniform(-1.0, 1.0, program.shapes[source])
    return Question(program, settle(seed), source, settle(direction))


def _leaves(program: Program) -> list[int]:
    return [i for i, value in enumerate(program.leaves) if value is not None]


def _report(tally: Tally) -> Iterator[str]:
    """The worst errors by op, and of how much they are the worst."""
    yield f"{'op':34}{'uses':>9}" + "".join(f"{kind:>10}" for kind in KINDS)
    for op in COMPUTING:
        errors = "".join(f"{tally.worst[op.name, kind]:10.1e}" for kind in KINDS)
        yield f"{op.name:34}{tally.uses[op.name]:9,}{errors}"
    yield str(tally)


def _fault(name: str, graph: Graph, program: Program, found: Sequence[Difference]) -> Iterator[str]:
    """Where the two differ, on the smallest graph on which they do."""
    wrong = [difference for difference in found if difference.wrong]
    yield f"{name} differs by more than {TOLERANCE} in {len(wrong)} places, and so does this one:"
    kinds = {difference.place[0] for difference in wrong}
    places = sorted({difference.place[1] for difference in wrong})
    suspects = [program.nodes[i].id for i in (*places, *_consumers(program, places[-1]))]
    small = reduced(graph, suspects, lambda smaller: any(_faults(smaller, kinds)))
    again = next(_faults(small, kinds), None)
    yield from _wrong(*again) if again else _wrong(program, found)
    yield json.dumps(as_json(small))


def _consumers(program: Program, position: int) -> list[int]:
    return [i for i, inputs in enumerate(program.inputs) if position in inputs]


def _faults(graph: Graph, kinds: set[str]) -> Iterator[tuple[Program, Sequence[Difference]]]:
    """The comparisons in which one of these kinds is wrong; for tangents, of several leaves."""
    program = compile_graph(graph)
    for source in _leaves(program)[: MOST_SOURCES if kinds == {"tangent"} else 1]:
        found = differences(_asked(program, source, np.random.default_rng(0)))
        if any(difference.wrong and difference.place[0] in kinds for difference in found):
            yield program, found


def _wrong(program: Program, found: Sequence[Difference]) -> Iterator[str]:
    for difference in found:
        if difference.wrong:
            kind, i = difference.place
            node = program.nodes[i]
            yield (
                f"  {kind} of {node.id} = {node.op}{node.inputs}: {difference.ours.tolist()}, "
                f"PyTorch {difference.theirs.tolist()} (error {difference.worst:.1e})"
            )


if __name__ == "__main__":
    main()
