"""Exported programs are run by a Python that knows nothing of this one, and assert every number."""

import ast
import re
from pathlib import Path

import numpy as np
import pytest

from app.engine.graph import Graph, Node
from app.engine.ops import OPS
from app.export.formats import FORMATS, export
from app.export.programs import jax_rules, numpy_rules, torch_rules
from app.export.programs.micrograd_forms import FORMS
from app.export.subject import Unwritable
from oracles.torch_points import conventions
from tests.engine.arguments import COMPUTING, arguments
from tests.export import hostile
from tests.export.written import of, outcomes, random_subjects, use, worked, written

RULES = {"numpy": numpy_rules.RULES, "pytorch": torch_rules.RULES, "jax": jax_rules.RULES}


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[bool, str]]:
    """What NumPy's programs of all worked graphs came to."""
    programs = {name: export(each, FORMATS["numpy"]) for name, each in worked().items()}
    return outcomes(programs, tmp_path_factory.mktemp("numpy"))


@pytest.mark.parametrize("name", worked())
def test_the_numpy_program_of_every_op_and_example_finds_the_same_numbers(
    name: str, ran: dict[str, tuple[bool, str]]
) -> None:
    fine, said = ran[name]
    assert fine, said
    count = len(worked()[name].graph.nodes)
    assert said.endswith(f"All {count} values and gradients agree.\n")
    assert len(said.splitlines()) == min(count, 20) + 2 + (count > 20)


def test_numpy_programs_of_random_graphs_find_the_same_numbers(tmp_path: Path) -> None:
    programs = {
        str(i): export(each, FORMATS["numpy"]) for i, each in enumerate(random_subjects(60))
    }
    assert _failures(programs, tmp_path) == {}


def test_numpy_programs_agree_in_every_shape_and_at_every_kink(tmp_path: Path) -> None:
    cases = [(op.name, a.values, a.attrs) for op in COMPUTING for a in arguments(op)[::12]]
    cases += [(case.op, case.inputs, dict(case.attrs)) for case in conventions()]
    programs = {
        f"{i} {op} {attrs}": export(use(op, *values, **attrs), FORMATS["numpy"])
        for i, (op, values, attrs) in enumerate(cases)
    }
    assert len(programs) > 400
    assert _failures(programs, tmp_path) == {}


def test_a_program_fails_when_any_of_its_numbers_is_another(tmp_path: Path) -> None:
    text = written(of("a = 2\nb = 3\nc = tanh(a) * b\nf = exp(c) + a"), "numpy")
    programs = {}
    for line in re.findall(r"^check.*$", text, re.MULTILINE):
        head, value, grad = re.fullmatch(r"(.*\()(\S+), (\S+)\)\)", line).groups()  # type: ignore[union-attr]
        for x, y in (("value", grad), (value, "grad")):
            for factor in (1 + 1e-8, -1.0):
                wrong = repr(float(grad if y == "grad" else value) * factor)
                numbers = f"{x}, {y}".replace("value", wrong).replace("grad", wrong)
                programs[f"{head}{numbers}))"] = text.replace(line, f"{head}{numbers}))")
    assert len(programs) == 4 * 6
    assert [name for name, (fine, _) in outcomes(programs, tmp_path).items() if fine] == []


def test_micrograd_programs_find_the_same_numbers(tmp_path: Path) -> None:
    sources = [OPS[op].example for op in FORMS] + [
        "x = a + b\ny = b + c\nf = x * y",
        "a = 2\nb = -3\nf = (a - b / a) ** 3 + relu(b) * a ** -1 - (-a) ** 2",
        "a = 4\nf = sqrt(a) + square(a) / reciprocal(a)\ndead = a * a\ng = f * f + relu(a)",
    ]
    programs = {source: written(of(source), "micrograd") for source in sources}
    deep = "\n".join(["x0 = 1.5", *(f"x{i} = x{i - 1} - 0.5 * x{i - 1}" for i in range(1, 700))])
    programs["deep"] = written(of(deep), "micrograd")
    programs["seed"] = written(of("f = a * b"), "micrograd", seed=-2.5)
    programs["dead"] = written(
        Graph(
            (
                Node("x", "input", value=2.0),
                Node("dead", "mul", ("x", "x")),
                Node("f", "add", ("x", "x")),
            ),
            "f",
        ),
        "micrograd",
    )
    assert _failures(programs, tmp_path) == {}


@pytest.mark.parametrize("target", RULES)
@pytest.mark.parametrize("op", COMPUTING, ids=lambda op: op.name)
def test_every_op_has_a_rule_in_every_library(op: object, target: str) -> None:
    name = op.name  # type: ignore[attr-defined]
    assert name in RULES[target]
    text = written(of(OPS[name].example), target)
    ast.parse(text)


def test_a_library_has_no_rule_for_an_op_that_there_is_not() -> None:
    for rules in (*RULES.values(), FORMS):
        assert set(rules) <= {op.name for op in COMPUTING}


@pytest.mark.parametrize(
    "op", [op for op in COMPUTING if op.name not in FORMS], ids=lambda o: o.name
)
def test_micrograd_refuses_each_op_that_it_does_not_know_by_name(op: object) -> None:
    name = op.name  # type: ignore[attr-defined]
    with pytest.raises(Unwritable) as refused:
        written(of(OPS[name].example), "micrograd")
    said = str(refused.value)
    assert f"micrograd has no {name}, " in said or "is a tensor of shape" in said
    assert "it knows single numbers, + - * /, ** with a constant exponent, and relu" in said


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("x = 2\nn = 3\nf = x ** n", "raises to plain numbers only; make it a constant"),
        ("x = 2\nk = constant(3)\nf = x ** k + k", "raises to plain numbers only"),
        ("x = 0\nf = 1 / x", "Python's own ** loses it"),
        ("x = -2\nf = x ** 0.5", "Python's own ** loses it"),
        ("x = 2\nf = x ** 2000", "Python's own ** loses it"),
        ("x = [1, 2]\nf = sum(x)", "x is a tensor of shape (2,)"),
    ],
)
def test_micrograd_refuses_what_it_would_work_out_otherwise(source: str, words: str) -> None:
    with pytest.raises(Unwritable, match=re.escape(words)):
        written(of(source), "micrograd")


@pytest.mark.parametrize(
    ("target", "given", "words"),
    [
        ("pytorch", use("silu", [np.inf, 1.0]), "multiplies an infinity by 0"),
        ("pytorch", use("relu", np.nan), "passes the gradient on"),
        ("pytorch", use("kl_divergence", [0.5, 0.5], [0.0, 1.0]), "slope by a target of 0"),
        ("jax", use("pow", 0.0, 0.0), "0 to a power of 0"),
        ("jax", use("maximum", np.nan, 1.0), "where one is NaN"),
        ("numpy", use("conv1d", [[np.inf, 1.0]], [[[0.0, 1.0]]]), "in another order"),
    ],
)
def test_where_a_library_means_something_else_the_node_is_refused_with_the_reason(
    target: str, given: object, words: str
) -> None:
    with pytest.raises(Unwritable, match=words) as refused:
        export(given, FORMATS[target])  # type: ignore[arg-type]
    [problem] = refused.value.problems
    assert problem.node == "y"


@pytest.mark.parametrize("target", ["numpy", "pytorch", "jax", "micrograd"])
def test_no_id_can_end_the_string_comment_or_name_that_it_stands_in(target: str) -> None:
    graph = hostile.graph()
    text = written(graph, target, title="\"\"\"\n''' # {x}\r\nimport evil")
    tree = ast.parse(text)
    imports = {alias.name for n in ast.walk(tree) if isinstance(n, ast.Import) for alias in n.names}
    assert "evil" not in imports
    checked = [
        call.args[0].value
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id == "check"
        and isinstance(call.args[0], ast.Constant)
    ]
    assert checked == list(hostile.IDS)
    calls = {
        n.func.id
        for n in ast.walk(tree)
        if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)
    }
    assert not calls & {"eval", "exec", "__import__", "evil"}


@pytest.mark.parametrize("target", ["numpy", "micrograd"])
def test_programs_with_hostile_ids_run(target: str, tmp_path: Path) -> None:
    assert _failures({"hostile": written(hostile.graph(), target)}, tmp_path) == {}


def test_a_backward_pass_of_layers_is_written_as_in_the_books() -> None:
    text = written(of("X = [[1, 2]]\nW = [[1, 0], [2, 1]]\nH = X @ W\nf = sum(tanh(H))"), "numpy")
    assert "H = X @ W\n" in text
    assert "grad_X = grad_H @ W.T\n" in text
    assert "grad_W = X.T @ grad_H\n" in text


def test_only_functions_that_a_program_calls_are_in_it() -> None:
    text = written(of("x = 2\nf = sigmoid(x)"), "numpy")
    defined = set(re.findall(r"^def (\w+)", text, re.MULTILINE))
    assert defined == {"sigmoid", "near", "shown", "check", "report"}


def _failures(programs: dict[str, str], folder: Path) -> dict[str, str]:
    found = outcomes(programs, folder)
    assert len(found) == len(programs)
    return {name: said for name, (fine, said) in found.items() if not fine}
