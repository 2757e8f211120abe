"""All pages and pictures together, as files."""

from collections.abc import Mapping

from app.engine.op import Op
from app.engine.ops import OPS
from app.handbook.curve import has_curve
from app.handbook.figure import figure
from app.handbook.index import index
from app.handbook.page import page


def book(ops: Mapping[str, Op] = OPS) -> dict[str, str]:
    """What each file of the handbook holds, by its path within the folder."""
    pages = {f"{op.name}.md": page(op) for op in ops.values()}
    curves = {f"curves/{op.name}.svg": figure(op) for op in ops.values() if has_curve(op)}
    return {"README.md": index(ops), **pages, **curves}
