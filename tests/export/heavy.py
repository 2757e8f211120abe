"""Programs for PyTorch and JAX, run where these are: `python -m tests.export.heavy`.

They are written and run for the example of every op, all examples, what is conventional at kinks
and infinities, every op at several shapes and settings, and random graphs. One that does not end
well is named, with the number that differs, and the exit status is 1. Name one to run it alone.
"""

import io
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import redirect_stdout

from app.export.formats import FORMATS, export
from app.export.subject import Subject, Unwritable
from oracles.torch_points import conventions
from tests.engine.arguments import COMPUTING, arguments
from tests.export.written import random_subjects, use, worked

TARGETS = ("pytorch", "jax")


def main() -> None:
    parser = ArgumentParser(prog="python -m tests.export.heavy", description=__doc__)
    parser.add_argument("targets", nargs="*", help="all by default")
    parser.add_argument("--graphs", type=int, default=60, help="random graphs (default 60)")
    parser.add_argument("--arguments", type=int, default=6, help="of each op (default 6)")
    given = parser.parse_args()
    failed = [
        failure
        for target in given.targets or TARGETS
        for failure in _failures(target, list(_cases(given.graphs, given.arguments)))
    ]
    sys.exit("\n".join(failed) if failed else 0)


def _failures(target: str, cases: list[tuple[str, Subject]]) -> Iterator[str]:
    ran, refused = 0, 0
    for name, subject in cases:
        try:
            program = compile(export(subject, FORMATS[target]), f"{target} {name}", "exec")
        except Unwritable:
            refused += 1
            continue
        try:
            with redirect_stdout(io.StringIO()):
                exec(program, {"__name__": "__main__"})
            ran += 1
        except Exception as error:
            yield f"{target} {name}: {type(error).__name__}: {error}"
    sys.stdout.write(f"{target}: {len(cases)} graphs, {ran} programs agree, {refused} refused\n")


def _cases(graphs: int, count: int) -> Iterator[tuple[str, Subject]]:
    yield from worked().items()
    for i, case in enumerate(conventions()):
        yield f"convention {i} of {case.op}", use(case.op, *case.inputs, **case.attrs)
    for op in COMPUTING:
        every = arguments(op)
        for i in range(0, len(every), -(-len(every) // count)):
            yield f"arguments {i} of {op.name}", use(op.name, *every[i].values, **every[i].attrs)
    for i, subject in enumerate(random_subjects(graphs)):
        yield f"random graph {i}", subject


if __name__ == "__main__":
    main()
