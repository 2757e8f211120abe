"""What stands at the end of a program that works with arrays: numbers are compared, and listed.

These functions are run where they are exported to, not here.
"""

from typing import Any

import numpy as np

RELATIVE = 1e-9
SMALLEST = 1e-290

rows: list[tuple[str, str, str]] = []


def near(found: Any, wanted: Any, give: float) -> bool:
    """Whether two are equal, to RELATIVE of each number, or to `give` where rounding moves more."""
    if found is None or wanted is None:
        # A grad that never arrived is None to some and 0 to others.
        return not any(np.any(np.asarray(each)) for each in (found, wanted) if each is not None)
    found, wanted = np.asarray(found, dtype=float), np.asarray(wanted, dtype=float)
    if found.shape != wanted.shape:
        return False
    same = (found == wanted) | (np.isnan(found) & np.isnan(wanted))
    allowed = RELATIVE * np.abs(wanted) + give + SMALLEST
    with np.errstate(invalid="ignore"):
        close = np.isfinite(wanted) & (np.abs(found - wanted) <= allowed)
    return bool(np.all(same | close))


def shown(x: Any) -> str:
    """A number with six digits, or the shape of an array."""
    if x is None:
        return "none"
    return f"{float(x):.6g}" if np.ndim(x) == 0 else f"shape {tuple(np.shape(x))}"


def check(name: str, found: Any, wanted: Any, give: Any = (0.0, 0.0)) -> None:
    """Assert the value and the grad of a node."""
    for what, one, other, most in zip(("value", "grad"), found, wanted, give, strict=True):
        assert near(one, other, most), f"{what} of {name} is {one}, expected {other}"
    rows.append((name, shown(found[0]), shown(found[1])))


def report() -> str:
    """A table of the first nodes, and how many agree."""
    listed = [("node", "value", "grad"), *rows[:20]]
    lines = ["{:24.24} {:>16} {:>16}".format(*row) for row in listed]
    more = [f"and {len(rows) - 20} more"] if len(rows) > 20 else []
    return "\n".join([*lines, *more, f"All {len(rows)} values and gradients agree."])
