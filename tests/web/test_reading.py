"""Bodies are read in two ways, quickly and carefully: the quick one knows less, never more."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from fastapi.exceptions import RequestValidationError
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, Field

from app.web.problems import Refusal
from app.web.reading import reader_of
from app.web.wire.careful import NeedsCare
from app.web.wire.evaluation import EvaluateRequest
from app.web.wire.pieces import pieces
from app.web.wire.sent import SentGraph
from app.web.wire.struct_of import struct_of
from tests.web.calling import SEED
from tests.web.test_fuzz import GRAPH, mutated

READER = reader_of(EvaluateRequest)
DEPTH, PARTS = 8, 500_000


def quickly(body: bytes) -> Any:
    return READER.quickly(body, PARTS)


def carefully(body: bytes) -> Any:
    return READER.carefully(body, DEPTH, PARTS)


def said(how: Callable[[bytes], Any], body: bytes) -> str | None:
    """All that a body says, so written that 1, 1.0, -0.0 and true differ; None where refused."""
    try:
        found = how(body)
        return repr((found.graph.to_engine(), found.seed, found.form))
    except (NeedsCare, RequestValidationError, Refusal):
        return None


def agreed(body: bytes) -> bool:
    """Whether a body is read quickly; then it must say the same when read carefully."""
    quick = said(quickly, body)
    assert quick is None or quick == said(carefully, body), body
    return quick is not None


SCALARS: dict[str, Any] = {
    "nodes": [
        {"id": "a", "op": "input", "value": 1},
        {"id": "θ", "op": "parameter", "value": -0.5, "group": "layer1"},
        {"id": "y", "op": "leaky_relu", "inputs": ["a"], "attrs": {"slope": 1, "up": 0.1}},
        {
            "id": "z",
            "op": "sum",
            "inputs": ["θ"],
            "attrs": {"axes": [1, -2], "keep": True, "n": None},
        },
        {"id": "f", "op": "add", "inputs": ["y", "z"], "attrs": {}, "value": None, "group": None},
    ],
    "output": "f",
    "layout": {"a": [1, 2.5]},
}
PLAIN = [
    {"graph": SEED},
    {"graph": SCALARS, "seed": 2, "form": "columns"},
    {"form": "nodes", "seed": [[1, 2]], "graph": {**SEED, "layout": None}},
    {"graph": {"nodes": [], "output": "f"}},
]


@pytest.mark.parametrize("body", PLAIN, ids=range(len(PLAIN)))
@pytest.mark.parametrize("escaped", [True, False])
@pytest.mark.parametrize("indent", [None, 1])
def test_plain_graphs_are_read_quickly(
    body: dict[str, Any], escaped: bool, indent: int | None
) -> None:
    assert agreed(json.dumps(body, ensure_ascii=escaped, indent=indent).encode())


def one(value: str = "1", name: str = '"a"', rest: str = "") -> bytes:
    """A body of one leaf, as text."""
    node = f'{{"id":{name},"op":"input","value":{value}{rest}}}'
    return f'{{"graph":{{"nodes":[{node}],"output":{name}}}}}'.encode()


SPELLINGS = [
    "0", "-0", "-0.0", "1e2", "1E+2", "0.1", "5e-324", "1e-400", "1.7976931348623157e308",
    "9007199254740993", "18446744073709551615", "18446744073709551616", "-9223372036854775809",
    "123456789012345678901234567890", "0.1000000000000000055511151231257827021181583404541015625",
]  # fmt: skip


@pytest.mark.parametrize("number", SPELLINGS)
def test_a_number_is_the_same_number(number: str) -> None:
    assert agreed(one(number))
    agreed(one(rest=f',"attrs":{{"x":{number},"l":[{number}]}}'))


NOT_QUICK = {
    "beyond float64": one("1e400"),
    "NaN": one("NaN"),
    "leading zero": one("01"),
    "a boolean": one("true"),
    "a string": one('"NaN"'),
    "a list": one("[1]"),
    "a tensor": one('{"shape":[1],"data":[1]}'),
    "an attr of no kind": one(rest=',"attrs":{"x":"y"}'),
    "an attr beyond int64": one(rest=',"attrs":{"x":9223372036854775808}'),
    "attrs of null": one(rest=',"attrs":null'),
    "too many attrs": one(rest=f',"attrs":{json.dumps({str(i): i for i in range(17)})}'),
    "an unknown key": one(rest=',"x":1'),
    "no name": one(name='""'),
    "a long name": one(name=f'"{"a" * 101}"'),
    "a long name of few characters": one(name=f'"{"é" * 101}"'),
    "a control": one(name='"\\u0007"'),
    "a lone surrogate": one(name='"\\ud800"'),
    "a bare surrogate": one().replace(b'"a"', b'"\xed\xa0\x80"'),
    "DEL": one(name='"\x7f"'),
    "NUL": one(name='"\0"'),
    "a separator": one(name='"\u2028"'),
    "no character yet": one(name='"\U000e0fff"'),
    "a reversed input": one(rest=',"inputs":["\u202e"]'),
    "a layout of what cannot be seen": one()[:-2] + ',"layout":{"\u200b":[1,2]}}}'.encode(),
    "not UTF-8": one().replace(b'"a"', b'"\xff"'),
    "a byte order mark": b"\xef\xbb\xbf" + one(),
    "two graphs": one()[:-1] + b',"graph":' + one()[9:],
    "two graphs, one of them none": b'{"graph":[[[[[[[[[[1]]]]]]]]]],' + one()[1:],
    "two graphs, one not UTF-8": b'{"graph":"\xff",' + one()[1:],
    "two seeds": b'{"seed":1e999,"seed":1,' + one()[1:],
    "a name in two spellings": b'{"gr\\u0061ph":3,' + one()[1:],
    "a deep seed": b'{"seed":[[[[[[[[1]]]]]]]],' + one()[1:],
    "an unknown form": b'{"form":"rows",' + one()[1:],
    "nothing": b"",
    "no object": b"[]",
    "more after it": one() + b"{}",
}  # fmt: skip


@pytest.mark.parametrize("case", NOT_QUICK)
def test_what_needs_care_is_not_read_quickly(case: str) -> None:
    assert not agreed(NOT_QUICK[case])


def test_of_two_equal_keys_of_a_node_the_last_counts() -> None:
    assert agreed(one(rest=',"value":2,"op":"constant"'))
    agreed(one(rest=',"value":"x","value":2'))


def test_more_parts_than_are_allowed_need_care() -> None:
    with pytest.raises(NeedsCare):
        READER.quickly(one(), 5)


def test_a_graph_is_known_again_by_its_text() -> None:
    for value in ("1", "[1, 2]"):
        body = one(value)
        digests = {
            EvaluateRequest.model_validate(
                {"graph": SentGraph(pieces(body)["graph"])}
            ).graph.digest,
            carefully(body).graph.digest,
        }
        assert len(digests) == 1
    assert SentGraph(b"1").digest != SentGraph(b"2").digest


# Mostly good ones, for a graph with one bad name is a bad graph.
NAMES = st.sampled_from(
    [*["a", "b", "θ₁", "x y", "層", "💥", "a" * 100] * 4, "\u200b", "\x7f", "a" * 101, ""]
)
NUMBERS = st.integers(-(2**65), 2**65) | st.floats(allow_nan=False, allow_infinity=False)
ATTRS = NUMBERS | st.booleans() | st.none() | st.lists(st.integers(-2, 2), max_size=2)
NODES = st.fixed_dictionaries(
    {"id": NAMES, "op": NAMES},
    optional={
        "inputs": st.lists(NAMES, max_size=3),
        "attrs": st.dictionaries(NAMES, ATTRS, max_size=2),
        "value": st.none() | NUMBERS,
        "group": st.none() | NAMES,
    },
)
GRAPHS = st.fixed_dictionaries(
    {"nodes": st.lists(NODES, max_size=3), "output": NAMES},
    optional={"layout": st.none() | st.dictionaries(NAMES, st.tuples(NUMBERS, NUMBERS))},
)
BODIES = st.fixed_dictionaries(
    {"graph": GRAPHS}, optional={"seed": NUMBERS, "form": st.sampled_from(["nodes", "columns"])}
)
PUT = st.sampled_from([*'{}[]",:\\ 01-.eEtfnN\0\x7fé', '"graph":', "null"])


@st.composite
def texts(draw: st.DrawFn) -> bytes:
    """A body, changed maybe, written in some way, maybe with something put in at some place."""
    body = draw(BODIES | mutated({"graph": SCALARS, "seed": 1}) | mutated({"graph": GRAPH}))
    text = json.dumps(
        body, ensure_ascii=draw(st.booleans()), indent=draw(st.sampled_from([None, 1]))
    )
    if draw(st.booleans()):
        at = draw(st.integers(0, len(text) - 1))
        text = text[:at] + draw(PUT) + text[at + draw(st.integers(0, 1)) :]
    return text.encode()


def test_nothing_is_read_quickly_that_would_be_refused_or_mean_something_else() -> None:
    quick: list[bool] = []

    @settings(derandomize=True, deadline=None, database=None, max_examples=1_000)
    @given(texts())
    def check(text: bytes) -> None:
        quick.append(agreed(text))

    check()
    assert 100 < sum(quick) < len(quick) - 100


class Even(BaseModel):
    """A number with a rule that has no type."""

    model_config = ConfigDict(extra="forbid")

    n: float = Field(multiple_of=2)


class Open(BaseModel):
    """What takes any key."""

    n: float


class Spelt(BaseModel):
    """A text that somebody would have to look at."""

    model_config = ConfigDict(extra="forbid")

    s: str = Field(pattern="^a+$")


@pytest.mark.parametrize("model", [Even, Open, Spelt])
def test_a_rule_that_has_no_type_is_not_forgotten(model: type[BaseModel]) -> None:
    with pytest.raises(ValueError, match=r"multipleOf|Open|pattern"):
        struct_of(model, {}, ())
