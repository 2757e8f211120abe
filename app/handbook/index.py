"""The index: every op by family, and how the pages are to be read."""

import re
from collections.abc import Mapping
from itertools import groupby

from app.engine.op import Op
from app.handbook.markdown import code, inline, prose, table
from app.language.template import generic

READING = r"""# The ops

Every op that a graph can have. `make handbook` writes these pages from the ops' records and runs
their examples. [`GET /ops`](../api.md#get-ops) answers with the same records.

How to read a page:

- $`y`$ is the op's value. The **local derivative** of an input says how fast $`y`$ moves with it;
  the backward sweep multiplies by it what arrives.
- Where $`(\cdot)`$ stands in a local, the local is no number to multiply by but the map that pulls
  a gradient back: the gradient goes in its place. Thus $`(\cdot)^\top`$ says to transpose it.
- $`[\,x > 0\,]`$ is 1 where the condition holds, else 0. $`\odot`$ multiplies number by number.
- A name with a star takes any number of inputs.
- In a curve the value is solid and the derivative dashed, both with the default settings. Where one
  jumps, the filled dot is what it takes there, and a ring is what it only comes near.
- The numbers of examples have four significant digits."""


def index(ops: Mapping[str, Op]) -> str:
    """The index as Markdown."""
    families = groupby(ops.values(), key=lambda op: op.family)
    return "\n\n".join([READING, *(_family(name, list(group)) for name, group in families)]) + "\n"


def _family(name: str, ops: list[Op]) -> str:
    head = ["op", "symbol", "value", "what it computes"]
    return f"## {name}\n\n{table(head, [_row(op) for op in ops])}"


def _row(op: Op) -> list[str]:
    first, *_ = re.split(r"(?<=\.)\s", op.doc)
    link = f"[{op.name}]({op.name}.md)"
    return [link, code(op.symbol), inline(generic(op, op.latex)), prose(first)]
