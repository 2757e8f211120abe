"""The command line answers as the API does."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.cli import main
from tests.web.calling import SEED

SOURCE = "a = -1\nb = 3\nf = tanh(a) * b\n"


def called(
    *arguments: str, typed: str | None = None, command: str = "export"
) -> tuple[int, str, str]:
    found = CliRunner().invoke(main, [command, *arguments], input=typed)
    return found.exit_code, found.stdout, found.stderr


def test_an_expression_is_exported(tmp_path: Path) -> None:
    file = tmp_path / "graph.txt"
    file.write_text(SOURCE, encoding="utf-8")
    status, written, _ = called(str(file), "--format", "expression", "--title", "A try")
    assert status == 0
    assert written == "# A try\na = -1.0\nb = 3.0\nt1 = tanh(a)\nf = t1 * b\n"


def test_a_graph_from_stdin_is_written_to_a_file(tmp_path: Path) -> None:
    graph = SEED | {"layout": {"a": [1.5, 2.0]}}
    out = tmp_path / "out.json"
    status, printed, _ = called(
        "-", "--format", "json", "--output", str(out), typed=json.dumps(graph)
    )
    assert (status, printed) == (0, "")
    assert json.loads(out.read_text(encoding="utf-8")) == graph


@pytest.mark.parametrize(
    ("typed", "form", "words"),
    [
        (SOURCE, "pytroch", "there is no 'pytroch'"),
        ("f = 2 x", "dot", "line 1, column 5: a product needs its sign: write 2*x"),
        ('{"nodes": [', "dot", "-: "),
        ('{"nodes": []}', "dot", "/output: Field required"),
        ('{"nodes": [], "output": "f"}', "dot", "/output: no node 'f'"),
        ("f = softmax([1, 2])", "numpy", "/seed: the output 'f' is a tensor"),
        (SOURCE, "micrograd", "/nodes/2: micrograd has no tanh, which t1 is"),
    ],
)
def test_what_cannot_be_exported_is_said_without_a_trace(typed: str, form: str, words: str) -> None:
    status, written, said = called("-", "--format", form, typed=typed)
    assert (status, written) == (1, "")
    assert words in said
    assert "Traceback" not in said


def test_a_file_that_is_not_there_is_said() -> None:
    status, _, said = called("nowhere.txt", "--format", "dot")
    assert status == 1
    assert "nowhere.txt" in said


def test_values_and_gradients_of_an_expression_are_written_as_json() -> None:
    status, written, _ = called("-", typed="a = 2\nf = a * a", command="eval")
    assert status == 0
    assert json.loads(written)["nodes"]["a"] == {"value": 2.0, "grad": 4.0}


def test_a_check_succeeds_where_all_roads_agree() -> None:
    status, written, _ = called("-", typed=json.dumps(SEED), command="check")
    assert status == 0
    assert json.loads(written)["nodes"]["b"]["reverse"] == 9.0


def test_a_check_fails_where_they_do_not_and_says_where() -> None:
    typed = "x = parameter(0)\nw = parameter(3)\nf = relu(x) * w"
    status, written, said = called("-", "--node", "x", typed=typed, command="check")
    assert status == 1
    assert json.loads(written)["nodes"].keys() == {"x"}
    assert said.startswith("x: kink: relu at ")
    status, _, said = called("-", "--node", "v", typed=typed, command="check")
    assert (status, said) == (1, "/nodes/0: no node 'v'\n")
