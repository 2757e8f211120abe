"""Valid bodies with random JSON put in at random places: never a crash, always a problem."""

import asyncio
import copy
import json
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.engine.ops import OPS
from app.export.formats import FORMATS
from app.imports.read import READERS
from app.main import create_app
from app.settings import Settings
from tests.web.calling import API, answered, caller, ended, faults

REFUSALS = {400, 404, 413, 415, 422}
TEXTS = {form.media_type for form in FORMATS.values()} - {"application/json"}
# Scalars, tensors, broadcasting, attrs: so that what is still valid goes deep into the engine.
GRAPH: dict[str, Any] = {
    "nodes": [
        {"id": "a", "op": "input", "value": [[1, 2, 3], [-1, 0, 1]]},
        {"id": "b", "op": "parameter", "value": {"shape": [3], "data": [0.5, -1, 2]}},
        {"id": "x", "op": "matmul", "inputs": ["a", "b"]},
        {"id": "y", "op": "leaky_relu", "inputs": ["a"], "attrs": {"slope": 0.1}},
        {"id": "z", "op": "sum", "inputs": ["y"], "attrs": {"axis": 1, "keepdims": False}},
        {"id": "s", "op": "add", "inputs": ["x", "z"]},
        {"id": "f", "op": "mean", "inputs": ["s"]},
    ],
    "output": "f",
}
BODIES: dict[str, dict[str, Any]] = {
    "/parse": {"source": "f = (a + b) * c", "values": {"a": 1, "b": [1, 2]}},
    "/evaluate": {"graph": GRAPH, "seed": 1, "form": "columns"},
    "/graphs": {"graph": GRAPH},
    "/graphs/unknown/evaluate": {"values": {"a": 2}, "seed": 1},
    "/graphs/kept/evaluate": {"values": {"a": [[1, 2, 3], [4, 5, 6]]}, "seed": 1},
    "/trace": {"graph": GRAPH, "mode": "forward", "wrt": "b", "seed": [1, 0, 0], "explain": True},
    "/explain": {"graph": GRAPH, "mode": "reverse", "index": 7},
    "/diagnose": {"graph": GRAPH, "seed": 1},
    "/paths": {"graph": GRAPH, "source": "b", "limit": 3, "seed": 1},
    "/differences": {"graph": GRAPH, "node": "a", "place": [1, 2], "seed": 1},
    "/networks": {
        "spec": {
            "inputs": 2,
            "layers": [
                {"units": 2, "activation": "maxout", "weights": [[1, 2]] * 4, "biases": [0] * 4},
                {"units": 1, "dropout": 0.5, "skips": [0]},
            ],
            "loss": "mse",
            "initializer": "he_normal",
            "seed": 1,
        },
        "grain": "neuron",
        "sample": {"x": [[1, 2], [3, 4]], "y": [[1], [0]]},
    },
    "/data": {
        "dataset": {
            "table": {
                "text": "a;b\n1,5;x\n2;y\n3;x\n",
                "reading": {"delimiter": ";", "decimal": ",", "header": True, "kinds": {}},
                "features": ["a"],
                "target": ["b"],
                "missing": "mean",
            },
            "seed": 1,
        }
    },
    "/runs": {
        "spec": {
            "inputs": 2,
            "layers": [{"units": 3, "activation": "relu"}, {"units": 1}],
            "loss": "mse",
            "initializer": "he_normal",
            "seed": 1,
        },
        "dataset": {"name": "plane", "knobs": {"samples": 20, "noise": 0.1}, "seed": 1},
        "features": [{"making": "square", "of": ["x"]}, {"making": "same", "of": ["y"]}],
        "scaling": "standard",
        "split": 0.2,
        "optimizer": {"name": "adam", "knobs": {"learning_rate": 0.1}},
        "schedule": {"name": "exponential", "knobs": {}},
        "regularizer": {"name": "l2", "strength": 0.1},
        "clipping": {"name": "norm", "most": 1},
        "batch_size": 5,
        "epochs": 3,
        "seed": 1,
        "plane": [0, 1],
        "start": "paused",
        "pace": 20,
    },
    "/runs/begun/pause": {},
    "/runs/begun/resume": {"pace": 5, "epochs": 4},
    "/runs/begun/step": {"unit": "epoch", "count": 2},
    "/runs/begun/rewind": {},
    "/runs/begun/stop": {},
    "/tables": {"text": "a,b\n1,2\n", "reading": {"quote": "'", "missing": ["?"]}, "rows": 2},
    "/derivative": {"graph": GRAPH, "wrt": "b", "seed": 1},
    "/hessian": {"graph": GRAPH, "vector": {"a": [[1, 2, 3], [4, 5, 6]]}, "seed": 1},
    "/check": {"graph": GRAPH, "nodes": ["b"], "h": 0.001, "seed": 1},
    "/export": {
        "graph": GRAPH | {"layout": {"a": [0, 1.5]}},
        "format": "dot",
        "title": "A graph",
        "seed": 1,
    },
    "/import": {"text": json.dumps(GRAPH), "name": "a.json", "format": "json"},
}
# What a file may hold: a graph, or a document as the page saves it.
FILES: dict[str, dict[str, Any]] = {
    "graph": GRAPH,
    "document": {
        "title": "Mine",
        "source": "f = (a + b) * c  # mine",
        "values": {"a": 1, "b": {"shape": [2], "data": [1, "NaN"]}},
        "places": {"f": {"x": 10, "y": -20.5}},
        "groups": {"f": "layer 1/neuron 3"},
        "closed": ["layer 1"],
        "notes": [{"id": "n1", "x": 0, "y": 5, "text": "a note"}],
        "style": "tall",
    },
}
NAMES = st.sampled_from(
    ["a", "f", "x", "id", "op", "inputs", "value", "shape", "data", "axis", "__proto__", "/~", ""]
)
NUMBERS = st.one_of(
    st.integers(-(2**63), 2**64 - 1), st.floats(allow_nan=False, allow_infinity=False)
)
LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    NUMBERS,
    NAMES,
    st.sampled_from(["NaN", "Infinity", "matmul", "sum", "softmax", "input", "f = ((", "\0", "💥"]),
    st.text(max_size=8).filter(lambda text: text.isprintable()),
)
JSONS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(NAMES, inner, max_size=4),
        st.fixed_dictionaries({"shape": st.lists(st.integers(0, 3), max_size=5), "data": inner}),
    ),
    max_leaves=8,
)


VALUES = st.one_of(NUMBERS, st.lists(NUMBERS, max_size=4), LEAVES, st.just([[1, 2, 3]] * 2))
IDS = st.sampled_from("abxyzsfq")
# What often fits where it is put, by the name of the place.
SUITED: dict[Any, st.SearchStrategy[Any]] = {
    "op": st.sampled_from(sorted(OPS)),
    "value": VALUES,
    "seed": VALUES,
    "vector": VALUES | st.dictionaries(IDS, VALUES),
    "inputs": st.lists(IDS, max_size=3),
    "attrs": st.dictionaries(st.sampled_from(["axis", "axes", "slope", "keepdims"]), LEAVES),
    "output": IDS,
    "wrt": IDS,
    "index": st.integers(0, 20),
    "mode": st.sampled_from(["reverse", "forward"]),
    "source": st.text(st.sampled_from("abf=+-*/@().,[] 123\n"), max_size=20),
    "format": st.sampled_from([*FORMATS, *READERS]),
    "title": st.sampled_from(["", "numpy", '"; x="', "\u2028", "日本"]),
    "text": st.one_of(
        st.sampled_from(["y = a", "digraph { a -> exp }", "a = Value(2.0)\nb = a.exp()"]),
        st.text(st.sampled_from('abf=+-*/().,[]{}":>; 12\n'), max_size=30),
        JSONS.map(json.dumps),
    ),
}


def places(body: Any) -> list[tuple[Any, ...]]:
    """Every path to a member of a JSON document."""
    if isinstance(body, dict):
        members = list(body.items())
    else:
        members = list(enumerate(body)) if isinstance(body, list) else []
    return [p for key, inner in members for p in ((key,), *((key, *q) for q in places(inner)))]


@st.composite
def mutated(draw: st.DrawFn, body: dict[str, Any]) -> Any:
    """A body with one or two members dropped, replaced, wrapped or added."""
    changed: Any = copy.deepcopy(body)
    for _ in range(draw(st.integers(1, 2))):
        found = places(changed)
        if not found and isinstance(changed, dict):
            changed[draw(NAMES)] = draw(JSONS)
        if not found:
            break
        *way, last = draw(st.sampled_from(found))
        parent = changed
        for key in way:
            parent = parent[key]
        match draw(st.sampled_from(["suit", "drop", "replace", "wrap", "add"])):
            case "suit":
                parent[last] = copy.deepcopy(draw(SUITED.get(last, VALUES)))
            case "drop":
                del parent[last]
            case "replace":
                parent[last] = draw(JSONS)
            case "wrap":
                parent[last] = draw(st.sampled_from([[parent[last]], {"value": parent[last]}]))
            case _ if isinstance(parent, dict):
                parent[draw(NAMES)] = draw(JSONS)
            case _:
                parent.append(draw(JSONS))
    return changed


@pytest.mark.parametrize("path", BODIES)
def test_no_body_crashes_a_route(path: str) -> None:
    statuses: set[int] = set()
    # No body is one run too many.
    settings_of_runs = Settings(runs=10_000, runs_per_address=10_000, runs_per_client=10_000)
    with ended(create_app(settings_of_runs)) as app, asyncio.Runner() as runner:
        address = path.replace("kept", runner.run(_registered(app)))
        if "begun" in path:
            address = path.replace("begun", runner.run(_begun(app)))

        @settings(derandomize=True, deadline=None, database=None, max_examples=150)
        @given(mutated(BODIES[path]))
        @example(BODIES[path])
        def send(body: Any) -> None:
            statuses.add(runner.run(_checked(app, address, body)))

        send()
    fine = 201 if path == "/runs" else 200
    assert statuses == ({404, 422} if "unknown" in path else {fine, 422})


@pytest.mark.parametrize("kind", FILES)
def test_no_file_crashes_the_import(kind: str) -> None:
    app = create_app()
    statuses: set[int] = set()
    with asyncio.Runner() as runner:

        @settings(derandomize=True, deadline=None, database=None, max_examples=150)
        @given(mutated(FILES[kind]).map(json.dumps))
        @example(json.dumps(FILES[kind]))
        def send(text: str) -> None:
            statuses.add(runner.run(_checked(app, "/import", {"text": text})))

        send()
    assert statuses == {200, 422}


async def _registered(app: Any) -> str:
    async with caller(app) as client:
        return str((await answered(client, "/graphs", {"graph": GRAPH}))["id"])


async def _begun(app: Any) -> str:
    async with caller(app) as client:
        return str((await answered(client, "/runs", BODIES["/runs"]))["id"])


async def _checked(app: Any, path: str, body: Any) -> int:
    async with caller(app) as client:
        response = await client.post(API + path, json=body)
    kind = response.headers["content-type"].split(";")[0]
    if response.status_code == 200 and kind in TEXTS:
        assert path == "/export"
        assert response.text.endswith("\n")
    elif response.is_success:
        assert kind == "application/json"
        response.json()
    else:
        assert response.status_code in REFUSALS, (body, response.text)
        faults(response, response.status_code)
    return response.status_code
