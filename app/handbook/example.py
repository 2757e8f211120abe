"""An op's example, run: the numbers of every node, and the same as a request to the API."""

import json
import shlex

from app.engine.op import Op
from app.engine.program import compile_graph
from app.engine.trace import reverse_trace
from app.engine.value import Array, Value
from app.handbook.markdown import code, table
from app.language.latex import plain, rounded
from app.language.parse import parse

API = "http://127.0.0.1:8000/api/v1"
# What is longer is given by its shape.
LONGEST = 60


def numbers(op: Op) -> str:
    """A table of the value and the gradient of every node."""
    graph = parse(op.example).graph
    trace = reverse_trace(compile_graph(graph))
    rows = []
    for node in graph.nodes:
        i = trace.program.position[node.id]
        grad = trace.derivatives[i]
        assert grad is not None, f"no gradient reaches {node.id} in the example of {op.name}"
        rows.append([code(node.id), node.op, shown(trace.values[i]), shown(grad)])
    return table(["node", "op", "value", f"gradient of {code(graph.output)}"], rows)


def request(op: Op) -> str:
    """The example as a call of curl, which answers with the graph."""
    body = shlex.quote(json.dumps({"source": op.example}, ensure_ascii=False))
    return f"curl -s {API}/parse -H 'Content-Type: application/json' \\\n  -d {body}"


def shown(value: Value) -> str:
    """A value with four significant digits, a tensor as nested lists if they are short."""
    if isinstance(value, float):
        return plain(value)
    listed = _listed(value)
    return code(listed) if len(listed) <= LONGEST else plain(value)


def _listed(array: Array) -> str:
    if array.ndim:
        return f"[{', '.join(map(_listed, array))}]"
    decimal, power = rounded(float(array))
    return decimal + (f"e{power}" if power else "")
