"""Writes what PyTorch says of every op: `python -m oracles.torch_numbers`.

The file holds the cases by op. A case gives its inputs, a seed and for each slot a direction;
PyTorch's answers are the value, the vjp of the seed and the jvp of each direction, both by slot,
null where a slot carries no gradient. `differs` is the reason why the engine answers otherwise.
"""

import json
import platform
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from app.engine.graph import Graph, Node
from app.engine.program import compile_graph
from app.engine.value import Array, Shape, Value, settle
from oracles.torch_cases import Case, drawn
from oracles.torch_ops import torch
from oracles.torch_points import conventions, differences
from oracles.torch_sweep import reverse, tangents

NUMBERS = Path(__file__).parents[1] / "tests" / "oracles" / "torch_numbers.json"


def main() -> None:
    rng = np.random.default_rng(1)
    reasons = [(case, None) for case in (*drawn(), *conventions())]
    by_op: dict[str, list[str]] = {}
    for case, reason in [*reasons, *differences()]:
        answered = _answered(case, rng) | ({"differs": reason} if reason else {})
        by_op.setdefault(case.op, []).append(json.dumps(answered, separators=(",", ":")))
    NUMBERS.write_text("".join(_lines(by_op)), encoding="utf-8")
    cases = sum(map(len, by_op.values()))
    sys.stdout.write(f"{cases} cases of {len(by_op)} ops, {NUMBERS.stat().st_size:,} bytes\n")


def _lines(by_op: Mapping[str, list[str]]) -> Iterator[str]:
    """The file, a line a case."""
    made_by = {
        "command": "python -m oracles.torch_numbers",
        "torch": str(torch.__version__),
        "numpy": np.__version__,
        "python": platform.python_version(),
        "machine": f"{platform.system()} {platform.machine()}",
    }
    yield f'{{"made_by":{json.dumps(made_by)},\n"ops":{{\n'
    parts = (f'"{op}":[\n' + ",\n".join(lines) + "]" for op, lines in by_op.items())
    yield ",\n".join(parts) + "}}\n"


def _answered(case: Case, rng: np.random.Generator) -> dict[str, Any]:
    leaves = [Node(f"x{slot}", "input", value=x) for slot, x in enumerate(case.inputs)]
    used = Node("y", case.op, tuple(leaf.id for leaf in leaves), case.attrs)
    program = compile_graph(Graph((*leaves, used), "y"))
    seed = _nontrivial(program.shapes[program.output], rng)
    directions = [_nontrivial(np.shape(x), rng) for x in case.inputs]
    values, grads = reverse(program, seed)
    pushed = [tangents(program, slot, t)[-1] for slot, t in enumerate(directions)]
    return {
        "inputs": [_plain(x) for x in case.inputs],
        **({"attrs": case.attrs} if case.attrs else {}),
        "seed": _plain(seed),
        "directions": [_plain(t) for t in directions],
        "value": _plain(values[program.output]),
        "grads": [_plain(grad) for grad in grads[: len(leaves)]],
        "tangents": [_plain(tangent) for tangent in pushed],
    }


def _nontrivial(shape: Shape, rng: np.random.Generator) -> Value:
    """Numbers of two digits, all different from 0 and, nearly always, from each other."""
    return settle(rng.choice([-1.0, 1.0], shape) * rng.integers(11, 99, shape) / 100.0)


def _plain(value: Value | Array | None) -> Any:
    """Nested lists, in which JSON's lack of infinities and NaN is made up for by their names."""
    if value is None:
        return None
    array = np.asarray(value)
    if np.all(np.isfinite(array)):
        return array.tolist()
    return np.where(np.isfinite(array), array.astype(object), array.astype(str)).tolist()


if __name__ == "__main__":
    main()
