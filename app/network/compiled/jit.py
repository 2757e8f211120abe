"""The compiler of the loops, and where it keeps what it compiled."""

from collections.abc import Callable, Sequence
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

Loop = TypeVar("Loop", bound=Callable[..., Any])

HERE = Path(__file__).parent


class CompilerMissing(ImportError):
    """Training needs numba, and it is not installed."""


def _numba() -> Any:
    try:
        return import_module("numba")
    except ModuleNotFoundError as error:
        if error.name != "numba":
            raise
        raise CompilerMissing("training needs numba: pip install numba") from error


def _edition() -> str:
    """What all sources of the loops are, rules too: numba looks only at the file of each."""
    sources = [*sorted(HERE.glob("*.py")), *sorted(HERE.parent.glob("*.py"))]
    return sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()[:16]


numba = _numba()
# What was compiled from other sources may stay in the folder, where an older server may need it.
numba.config.CACHE_DIR = str(Path(numba.config.CACHE_DIR or HERE / "__pycache__") / _edition())


def loop(function: Loop) -> Loop:
    """`function` as a part of the loops that call it; a call would cost more than a small layer."""
    compiled: Loop = numba.njit(error_model="numpy", forceinline=True)(function)
    return compiled


def product(function: Loop) -> Loop:
    """`loop` for sums of products, which may be added up in whatever order a processor likes best.

    The same processor adds them up in the same order every time.
    """
    free = {"contract", "reassoc", "nsz"}
    options = {"error_model": "numpy", "forceinline": True, "fastmath": free}
    compiled: Loop = numba.njit(**options)(function)
    return compiled


def kept(function: Loop) -> Loop:
    """`function` compiled once and kept on disk; others may run while it does.

    Where nothing can be kept on disk every process compiles for itself.
    """
    options = {"error_model": "numpy", "nogil": True}
    compiled: Loop
    try:
        compiled = numba.njit(cache=True, **options)(function)
    except RuntimeError:
        compiled = numba.njit(**options)(function)
    return compiled


def choice(loops: Sequence[Callable[..., Any]]) -> Callable[..., Any]:
    """A loop that takes a number and calls the one of `loops` in that place with all the rest."""
    first, *rest = loops
    if not rest:
        return loop(lambda _which, *given: first(*given))
    others = choice(rest)

    def chosen(which: int, *given: Any) -> Any:
        if which == 0:
            return first(*given)
        return others(which - 1, *given)

    return loop(chosen)
