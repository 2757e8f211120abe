"""Requests as a page of documentation shows them, each with its answer below."""

import json
import re
import shlex
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

import httpx

MORE = "..."


def blocks(page: str) -> list[tuple[str, str]]:
    """The fenced blocks of a page in order, each with its language."""
    return re.findall(r"^```(\w+)\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)


class Example(NamedTuple):
    """A request on the page, and the answer below it."""

    method: str
    path: str
    body: str
    answer: Any

    def with_id(self, shown: str, real: str) -> "Example":
        """The same of something that has another id than the page shows."""
        answer = json.loads(json.dumps(self.answer).replace(shown, real))
        return self._replace(path=self.path.replace(shown, real), answer=answer)


def examples(page: str) -> Iterator[Example]:
    """Every request of a page: an http block, or a call of curl."""
    for (kind, text), (below, answer) in pairwise(blocks(page)):
        if kind == "http" or (kind == "sh" and text.startswith("curl")):
            assert below == "json", f"no answer stands below {text}"
            yield Example(*(_http if kind == "http" else _curl)(text), json.loads(answer))


def _http(text: str) -> tuple[str, str, str]:
    head, _, body = text.partition("\n\n")
    method, path = head.split()
    return method, path, body


def _curl(text: str) -> tuple[str, str, str]:
    words = shlex.split(text.replace("\\\n", " "))
    body = words[words.index("-d") + 1]
    address = next(word for word in words if word.startswith("http://"))
    return "POST", httpx.URL(address).path, body


def same(shown: Any, real: Any) -> bool:
    """Whether an answer is as shown, where "..." stands for whatever is left out."""
    if shown == MORE:
        return True
    if isinstance(shown, dict) and isinstance(real, dict):
        keys = set(shown) - {MORE}
        complete = keys <= set(real) if MORE in shown else keys == set(real)
        return complete and all(same(shown[key], real[key]) for key in keys)
    if isinstance(shown, list) and isinstance(real, list):
        if MORE in shown:
            i = shown.index(MORE)
            after = len(shown) - i - 1
            real = [*real[:i], MORE, *real[len(real) - after :]]
        return len(shown) == len(real) and all(map(same, shown, real))
    return bool(shown == real)
