"""Measures the page with large graphs: `python -m benchmarks.page [--write]`."""

import sys
from argparse import ArgumentParser
from pathlib import Path

from benchmarks.page.browsing import chromium, served
from benchmarks.page.report import report
from benchmarks.page.results import measure

RESULTS = Path(__file__).parent / "RESULTS.md"


def main() -> None:
    parser = ArgumentParser(prog="python -m benchmarks.page", description=__doc__)
    parser.add_argument("--write", action="store_true", help=f"rewrite {RESULTS.name} as well")
    parser.add_argument("--rounds", type=int, default=5, help="rounds (default 5)")
    given = parser.parse_args()
    with served() as url, chromium() as browser:
        text = report(measure(browser, url, given.rounds), given.rounds)
    sys.stdout.write(text)
    if given.write:
        RESULTS.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
