"""Bodies that no model ever sees: refused for their size, type, text or nesting, and at once."""

import asyncio
import threading
from collections.abc import AsyncIterator
from time import process_time

import httpx
import pytest

from app.engine.graph import Graph
from app.engine.plan import Limits
from app.engine.program import Program, compile_graph
from app.main import create_app
from app.settings import Settings
from app.web.json_text import nesting, part_count
from tests.web.calling import API, JSON, ORDERS, PATHS, SEED, answered, caller, faults, large, sent

pytestmark = pytest.mark.anyio

NOT_JSON: dict[str, tuple[bytes, str]] = {
    "blank": (b" \n", "line 1"),
    "cut off": (b'{"graph": ', "line 1, column 11"),
    "second line": (b'{\n "a" 1}', "line 2"),
    "trailing": (b"{} {}", "line 1"),
    "single quotes": (b"{'a': 1}", "line 1"),
    "comment": (b"{} // no", "line 1"),
    "NaN": (b'{"seed": NaN}', '"NaN", "Infinity" or "-Infinity"'),
    "Infinity": (b'{"seed": -Infinity}', '"NaN", "Infinity" or "-Infinity"'),
    "1e400": (b'{"seed": 1e400}', "too large for a float64"),
    "10**400": (b'{"seed": 1' + b"0" * 400 + b"}", "too large for a float64"),
    "lone surrogate": (b'{"source": "\\ud800"}', "surrogate"),
    "raw NUL": (b'{"source": "\0"}', "line 1"),
    "byte order mark": (b"\xef\xbb\xbf{}", "byte order mark"),
    "not UTF-8": (b'{"source": "\xff"}', "byte 12 is not"),
    "UTF-16": ("{}".encode("utf-16"), "UTF-8"),
    "100,000 lists": (b"[" * 100_000, "got 100000"),
    "5,000 objects": (b'{"a":' * 5_000 + b"1" + b"}" * 5_000, "got 5000"),
}


@pytest.mark.parametrize("case", NOT_JSON)
async def test_what_is_not_json_is_told_why_on_every_route(
    client: httpx.AsyncClient, case: str
) -> None:
    raw, words = NOT_JSON[case]
    for path in PATHS:
        [fault] = faults(await sent(client, path, raw), 400)
        assert fault["where"] == ""
        assert words in fault["message"]


async def test_json_that_is_no_object_is_told_so(client: httpx.AsyncClient) -> None:
    for path in PATHS:
        empty = () if path in ORDERS else (b"", b"null")
        for raw in (*empty, b"[]", b"3", b'"text"', b"true"):
            [fault] = faults(await sent(client, path, raw), 422)
            assert fault["where"] == ""
            assert "the body" in fault["message"]


async def test_of_two_equal_keys_the_last_counts(client: httpx.AsyncClient) -> None:
    answer = await sent(client, "/parse", b'{"source": "f = 1", "source": "g = 2"}')
    assert answer.json()["graph"]["output"] == "g"


async def test_keys_of_javascript_are_keys_like_others(client: httpx.AsyncClient) -> None:
    raw = b'{"source": "f=1", "__proto__": 1, "constructor": {"prototype": 2}, "toString": 3}'
    found = faults(await sent(client, "/parse", raw), 422)
    assert [fault["where"] for fault in found] == ["/__proto__", "/constructor", "/toString"]


@pytest.mark.parametrize("given", ["", "text/plain", "multipart/form-data", "application/jsonp"])
async def test_only_json_is_taken(client: httpx.AsyncClient, given: str) -> None:
    for path in PATHS:
        response = await client.post(API + path, content="{}", headers={"content-type": given})
        [fault] = faults(response, 415)
        assert "application/json" in fault["message"]


@pytest.mark.parametrize("given", ["application/json; charset=utf-8", "Application/vnd.x+json"])
async def test_the_relatives_of_json_are_taken(client: httpx.AsyncClient, given: str) -> None:
    response = await client.post(
        f"{API}/parse", content='{"source": "f = 1"}', headers={"content-type": given}
    )
    assert response.status_code == 200


async def test_too_large_a_body_is_refused_however_it_arrives() -> None:
    async def parts() -> AsyncIterator[bytes]:
        for _ in range(100):
            yield b" " * 1_000

    async with caller(create_app(Settings(body_bytes=10_000))) as client:
        for content in (b" " * 10_001, parts()):
            async with asyncio.timeout(10):  # refusing must not wait for more to arrive
                response = await client.post(f"{API}/evaluate", content=content, headers=JSON)
            [fault] = faults(response, 413)
            assert "10000 bytes" in fault["message"]
        whole = b'{"source": "f = 1"}'.ljust(10_000)
        assert (await sent(client, "/parse", whole)).status_code == 200


@pytest.mark.parametrize("length", ["-1", "many", "1e3", "9" * 5_000])
async def test_a_false_length_is_refused(client: httpx.AsyncClient, length: str) -> None:
    headers = JSON | {"content-length": length}
    response = await client.post(f"{API}/evaluate", content=b"{}", headers=headers)
    faults(response, 413 if length.isdecimal() else 400)


async def test_keys_lists_and_objects_beyond_their_number_are_refused() -> None:
    async with caller(create_app(Settings(json_parts=60))) as client:
        await answered(client, "/evaluate", {"graph": SEED})
        await answered(client, "/parse", {"source": "f = 1  # " + ":" * 100})
        many = ", ".join(f'"k{i}": 0' for i in range(41))
        [fault] = faults(await sent(client, "/parse", f"{{{many}}}"), 413)
        assert "got 82" in fault["message"]


async def test_requests_beyond_their_number_come_back_later(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    inside, done = threading.Event(), threading.Event()

    def slow(graph: Graph, limits: Limits) -> Program:
        inside.set()
        assert done.wait(10)
        return compile_graph(graph, limits)

    monkeypatch.setattr("app.web.compiled.compile_graph", slow)
    body = {"graph": large(SEED)}
    async with caller(create_app(Settings(requests=1))) as client:
        first = asyncio.create_task(client.post(f"{API}/evaluate", json=body))
        await asyncio.to_thread(inside.wait, 10)
        second = await client.post(f"{API}/trace", json=body)
        faults(second, 503)
        assert second.headers["retry-after"] == "1"
        assert (await client.get(f"{API}/ops")).status_code == 200
        done.set()
        assert (await first).status_code == 200
        await answered(client, "/trace", body)


HUGE = {
    "nodes that are none": '{"graph":{"output":"f","nodes":[' + "0," * 1_900_000 + "0]}}",
    "empty nodes": '{"graph":{"output":"f","nodes":[' + "{}," * 45_000 + "{}]}}",
    "inputs that are none": '{"graph":{"output":"f","nodes":[{"id":"f","op":"add","inputs":['
    + "0," * 1_900_000
    + "0]}]}}",
    "a number that is none": '{"graph":{"output":"f","nodes":[{"id":"f","op":"input","value":['
    + "1," * 900_000
    + '"x"]}]}}',
    "unknown keys": "{" + ",".join(f'"{i}":0' for i in range(490_000)) + "}",
    "attrs with bad keys": '{"graph":{"output":"f","nodes":[{"id":"f","op":"add","attrs":{'
    + ",".join(f'"{i:0101}":0' for i in range(60_000))
    + "}}]}}",
    "attrs without number": '{"graph":{"output":"f","nodes":[{"id":"f","op":"add","attrs":{'
    + ",".join(f'"{i}":{{}}' for i in range(240_000))
    + "}}]}}",
    "an attr that goes on": '{"graph":{"output":"f","nodes":[{"id":"f","op":"add","attrs":{"a":['
    + "[0]," * 400_000
    + "0]}}]}}",
    "places that are none": '{"graph":{"output":"f","nodes":[],"layout":{'
    + ",".join(f'"{i}":0' for i in range(480_000))
    + "}}}",
    "places of nothing": '{"graph":{"output":"f","nodes":[],"layout":{'
    + ",".join(f'"{i}":[]' for i in range(240_000))
    + "}}}",
    "unknown ops": '{"graph":{"output":"f","nodes":['
    + ",".join(f'{{"id":"n{i}","op":"sigmoyd","inputs":["nn"]}}' for i in range(20_000))
    + "]}}",
}


@pytest.mark.parametrize("case", HUGE)
async def test_a_million_faults_take_no_longer_than_one(
    client: httpx.AsyncClient, case: str
) -> None:
    start = process_time()  # not the clock on the wall: other programs may be running
    found = faults(await sent(client, "/evaluate", HUGE[case]), 422)
    assert process_time() - start < 2
    assert len(found) <= 50


@pytest.mark.parametrize("path", ["/graphs/unknown/evaluate", "/parse"])
@pytest.mark.parametrize("value", ["{}", '"x"', "[]"])
async def test_values_that_are_none_take_no_longer(
    client: httpx.AsyncClient, path: str, value: str
) -> None:
    values = ",".join(f'"{i}":{value}' for i in range(240_000))
    start = process_time()
    found = faults(await sent(client, path, f'{{"source":"f=1","values":{{{values}}}}}'), 422)
    assert process_time() - start < 1
    assert "/values/0" in [fault["where"] for fault in found]


SOURCES = {
    "10,000 brackets": "f = " + "(" * 10_000 + "a" + ")" * 10_000,
    "brackets never closed": "(" * 40_000,
    "signs": "f = " + "-" * 40_000 + "1",
    "a long name": "a" * 49_000 + " = 1",
    "calls in calls": "f = " + "relu(" * 8_000 + "a" + ")" * 8_000,
    "towers": "f = " + "2**" * 10_000 + "2",
    "a number of 49,000 digits": "f = " + "1" * 49_000,
    "a fault on every line": "a=\n" * 12_000,
    "unknown functions": "".join(f"a{i}=foo{i}(1)\n" for i in range(2_900)),
    "too long": "#" * 50_001,
    "no names": "💥 = \0 \u202e \u2028",
    "marks upon marks": "a" + "\u0300" * 49_000,
}


@pytest.mark.parametrize("case", SOURCES)
async def test_a_hostile_text_is_refused_fast(client: httpx.AsyncClient, case: str) -> None:
    start = process_time()
    response = await client.post(f"{API}/parse", json={"source": SOURCES[case]})
    assert process_time() - start < 2
    assert all(fault["where"] == "/source" for fault in faults(response, 422))


def test_brackets_and_colons_in_strings_do_not_count() -> None:
    assert nesting(b'[[["]]]", {"a": "\\"[[["}]]]', 2) == 4
    assert nesting(b'["[[[[[[[["]', 2) == 1
    assert part_count(b'{"a:b": "::,\\":", "c": [{"d": 1}]}', 2) == 7
    assert part_count(b'{"a:b": "::,[{", "c": [{"d": 1}]}', 2) == 7
    assert nesting(b'["' + b"[" * 2_000_000 + b'", [[]]]', 2) == 3


async def test_more_numbers_than_any_graph_has_are_refused_unread(
    client: httpx.AsyncClient,
) -> None:
    body = '{"graph":{"output":"f","nodes":[{"id":"f","op":"input","value":[' + "1," * 3_000_000
    [fault] = faults(await sent(client, "/evaluate", body + "1]}]}}"), 413)
    assert "3000014" in fault["message"]


async def test_of_very_many_unknown_keys_not_each_is_a_fault(client: httpx.AsyncClient) -> None:
    many = ",".join(f'"k{i}":0' for i in range(101))
    node = '{"id":"f","op":"input","value":1'
    for body, where in (
        (f'{{"graph":{{{many}}}}}', "/graph"),
        (f'{{"graph":{{"output":"f","nodes":[{node},{many}}}]}}}}', "/graph/nodes/0"),
        (f"{{{many}}}", ""),
    ):
        [fault] = faults(await sent(client, "/evaluate", body), 422)
        assert fault["where"] == where
        assert "/docs shows the form" in fault["message"]
