"""What stands at the end of a program that works with single numbers, without any array library.

These functions are run where they are exported to, not here.
"""

from math import isfinite

RELATIVE = 1e-9
SMALLEST = 1e-290


def near(found: float | None, wanted: float | None, give: float) -> bool:
    """Whether two are equal, to RELATIVE of the number, or to `give` where rounding moves more."""
    # A grad that never arrived is 0 here.
    found, wanted = found or 0.0, wanted or 0.0
    if found == wanted or (found != found and wanted != wanted):
        return True
    return isfinite(wanted) and abs(found - wanted) <= RELATIVE * abs(wanted) + give + SMALLEST


def shown(x: float) -> str:
    """A number with six digits."""
    return f"{x:.6g}"
