"""Imports go one way, and every package has its place."""

import ast
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
# Each package or module of app/, and those beneath it that it may import.
MAY_IMPORT: dict[str, set[str]] = {
    "": set(),
    "engine": set(),
    "settings": {"engine", "runs"},
    "language": {"engine"},
    "examples": {"engine"},
    "knob": {"engine"},
    "network": {"engine", "knob"},
    "data": {"engine", "knob", "language"},
    "runs": {"data", "engine", "network"},
    "presets": set(),
    "handbook": {"engine", "language"},
    "export": {"engine", "language"},
    "imports": {"engine", "language"},
    "web": {
        *("", "data", "engine", "examples", "export", "imports", "knob", "language", "network"),
        *("presets", "runs", "settings"),
    },
    "main": {"", "web", "settings"},
    "cli": {"", "engine", "export", "language", "main", "settings", "web"},
    "openapi": {"main"},
}
# The engine can be lifted out of this house: it needs arrays and, at most, a compiler for loops.
ENGINE_NEEDS = {"numpy", "numba"}


def name_of(file: Path) -> str:
    return ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


MODULES = {name_of(file): file for file in sorted((ROOT / "app").rglob("*.py"))}


def imported(module: str) -> set[str]:
    """The modules that a module imports, anywhere in its code."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(MODULES[module].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            inner = {f"{node.module}.{alias.name}" for alias in node.names}
            names |= {name if name in MODULES else str(node.module) for name in inner}
    return names


def package(module: str) -> str:
    """What stands right below app/: `app.web.api.ops` is in `web`."""
    return [*module.split("."), ""][1]


def test_every_package_has_a_place() -> None:
    found = {package(module) for module in MODULES}
    assert found == set(MAY_IMPORT), "say in MAY_IMPORT what a new package may import"


@pytest.mark.parametrize("module", MODULES)
def test_imports_go_one_way(module: str) -> None:
    here = package(module)
    above = {
        name
        for name in imported(module)
        if name in MODULES and package(name) not in MAY_IMPORT[here] | {here}
    }
    assert not above, f"{here or 'app'} must not know {above}"


@pytest.mark.parametrize("module", [m for m in MODULES if package(m) == "engine"])
def test_the_engine_stands_on_the_standard_library_and_numpy(module: str) -> None:
    roots = {name.partition(".")[0] for name in imported(module)}
    assert roots <= sys.stdlib_module_names | ENGINE_NEEDS | {"app"}


def test_no_module_imports_itself_through_others() -> None:
    graph = {module: imported(module) & set(MODULES) - {module} for module in MODULES}
    TopologicalSorter(graph).prepare()
