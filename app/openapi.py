"""Prints the API's OpenAPI document: `python -m app.openapi > openapi.json`."""

import json
import sys

from app.main import create_app


def document() -> str:
    """The document as it is committed: sorted, so that a change shows as what it is."""
    return json.dumps(create_app().openapi(), indent=2, sort_keys=True, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.stdout.write(document())
