"""Measures everything and prints the report: `python -m benchmarks [--write]`."""

import re
import sys
from argparse import ArgumentParser
from pathlib import Path

from benchmarks import beside
from benchmarks.report import report
from benchmarks.results import measure

RESULTS = Path(__file__).parent / "RESULTS.md"
README = RESULTS.parents[1] / "README.md"
# The table of what ours is beside its peers, wherever it stands.
QUOTED = re.compile(r"^\| what +\|.*(?:\n\|.*)+", re.MULTILINE)


def main() -> None:
    parser = ArgumentParser(prog="python -m benchmarks", description=__doc__)
    written = f"rewrite {RESULTS.name} as well, and the table that {README.name} quotes"
    parser.add_argument("--write", action="store_true", help=written)
    parser.add_argument("--rounds", type=int, default=15, help="rounds, at least 2 (default 15)")
    given = parser.parse_args()
    sys.stderr.write("timing the engine, then the API; this takes many minutes\n")
    results = measure(given.rounds)
    text = report(results)
    sys.stdout.write(text)
    if given.write:
        RESULTS.write_text(text, encoding="utf-8")
        table = beside.markdown(results)
        README.write_text(
            QUOTED.sub(lambda _: table, README.read_text(encoding="utf-8")), encoding="utf-8"
        )


if __name__ == "__main__":
    main()
