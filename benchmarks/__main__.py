"""Runs both benchmarks and prints their tables: `python -m benchmarks [--write]`."""

import sys
from argparse import ArgumentParser
from pathlib import Path

from benchmarks import engine, route
from benchmarks.graphs import SIZES
from benchmarks.report import report

RESULTS = Path(__file__).parent / "RESULTS.md"


def main() -> None:
    parser = ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--write", action="store_true", help=f"rewrite {RESULTS.name} as well")
    parser.add_argument("--rounds", type=int, default=15, help="rounds, at least 2 (default 15)")
    given = parser.parse_args()
    sys.stderr.write("timing the engine, then the API; this takes some minutes\n")
    text = report(
        engine.measure(SIZES, given.rounds), route.measure(SIZES, given.rounds), given.rounds
    )
    sys.stdout.write(text)
    if given.write:
        RESULTS.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
