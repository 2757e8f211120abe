"""The functions that NumPy programs may call, by name."""

from collections.abc import Callable
from inspect import getmembers, isfunction
from types import ModuleType

from app.export.programs.parts import axes, functions, losses, windows


def _defined(module: ModuleType) -> dict[str, Callable[..., object]]:
    """The functions of a module in the order in which they stand."""
    own = {name: f for name, f in getmembers(module, isfunction) if f.__module__ == module.__name__}
    return dict(sorted(own.items(), key=lambda each: each[1].__code__.co_firstlineno))


PIECES: dict[str, Callable[..., object]] = {
    name: piece
    for module in (axes, functions, windows, losses)
    for name, piece in _defined(module).items()
}
