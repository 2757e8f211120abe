"""Numbers and tensors written out so that reading them gives the same float64 again."""

import json
import math

from app.engine.value import Value


def python(value: Value) -> str:
    """Python's literal, where `inf` and `nan` are names; nested lists for a tensor."""
    return _float(value) if isinstance(value, float) else _nested(value.tolist())


def plain_json(value: Value) -> str:
    """JSON with the words that JavaScript and Python's json have for what is not finite."""
    return json.dumps(value if isinstance(value, float) else value.tolist())


def _nested(item: object) -> str:
    if isinstance(item, list):
        return f"[{', '.join(map(_nested, item))}]"
    assert isinstance(item, float)
    return _float(item)


def _float(x: float) -> str:
    if math.isfinite(x):
        return repr(x)
    return "nan" if x != x else "inf" if x > 0.0 else "-inf"
