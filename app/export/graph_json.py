"""The graph as the API takes it, one node a line."""

import json
from collections.abc import Iterator

from app.export.subject import Subject


def lines(subject: Subject) -> Iterator[str]:
    """JSON that can be sent back, imported, compared and put under version control."""
    document = subject.document
    yield "{"
    yield '  "nodes": ['
    nodes = document["nodes"]
    for i, node in enumerate(nodes):
        comma = "," if i < len(nodes) - 1 else ""
        yield f"    {_json(node)}{comma}"
    yield "  ],"
    more = "," if subject.places else ""
    yield f'  "output": {_json(document["output"])}{more}'
    if subject.places:
        yield f'  "layout": {_json({name: list(xy) for name, xy in subject.places.items()})}'
    yield "}"


def _json(item: object) -> str:
    return json.dumps(item, ensure_ascii=False, allow_nan=False)
