"""DOT as people write it: ops by label, sign or name, and all that Graphviz's grammar allows."""

import pytest

from app.engine.graph import Graph
from app.engine.op import Op
from app.engine.ops import OPS
from app.language.parse import parse
from tests.imports.reading import graph_of, nodes_of, numbers, problems_of
from tests.imports.test_round_trips import same


def inputs_of(text: str, node: str) -> tuple[str, ...]:
    return nodes_of(text, "dot")[node].inputs


def test_a_drawing_by_hand_computes_the_first_graph() -> None:
    text = """
    // f = (a + b)(b + c)
    digraph {
      a [label="a = -1"]; b [label=3]; c [value=4]
      {a b} -> x [color=red]
      {b c} -> add2 -> f
      x -> f
      x [label="+"]; f [label="&times;"]
    }
    """
    found = numbers(graph_of(text, "dot"))
    assert {name: float(grad) for name, (_, grad) in found.items()} == {
        "a": 7, "b": 9, "c": 2, "x": 7, "add2": 2, "f": 1,
    }  # fmt: skip


@pytest.mark.parametrize("op", [op for op in OPS.values() if op.inputs], ids=lambda op: op.name)
def test_the_example_of_each_op_can_be_drawn_by_hand(op: Op) -> None:
    graph = parse(op.example).graph
    same(graph, graph_of(by_hand(graph), "dot"))


def by_hand(graph: Graph) -> str:
    """A drawing in which labels name the ops, and arrows come in slot order."""
    lines = []
    for node in graph.nodes:
        attrs = ", ".join(f'"{k}": {_json(v)}' for k, v in node.attrs.items()).replace('"', '\\"')
        more = "" if node.value is None else f' value="{_json(node.value)}"'
        more += f' attrs="{{{attrs}}}"' if attrs else ""
        lines.append(f'"{node.id}" [label={node.op}{more}]')
        lines += [f'"{source}" -> "{node.id}"' for source in node.inputs]
    return f'digraph {{ {"; ".join(lines)}; "{graph.output}" [output=true] }}'


def _json(value: object) -> str:
    plain = value.tolist() if hasattr(value, "tolist") else value
    text = str(list(plain) if isinstance(plain, tuple) else plain)
    return {"True": "true", "False": "false", "None": "null"}.get(text, text)


@pytest.mark.parametrize(
    ("label", "arrows", "op"),
    [
        ('"+"', 2, "add"),
        ('"−"', 2, "sub"),
        ('"-"', 1, "neg"),
        ('"×"', 2, "mul"),
        ('"*"', 2, "mul"),
        ('"÷"', 2, "div"),
        ('"**"', 2, "pow"),
        ('"@"', 2, "matmul"),
        ("Tanh", 1, "tanh"),
        ("ln", 1, "log"),
        ("max", 2, "maximum"),
        ("max", 1, "max"),
        ('"σ"', 1, "sigmoid"),
        ('"hidden\\nrelu"', 1, "relu"),
        ('"{ h | relu }"', 1, "relu"),
        ("<<b>relu</b>>", 1, "relu"),
        ("<<table><tr><td>h</td><td>&Sigma;</td></tr></table>>", 1, "sum"),
        ('"re" + "lu"', 1, "relu"),
        ('"\\N"', 1, "exp"),
    ],
)
def test_a_label_names_an_op_in_many_ways(label: str, arrows: int, op: str) -> None:
    given = "; ".join(f"n{i} -> exp1" for i in range(arrows))
    assert nodes_of(f"digraph {{ {given}; exp1 [label={label}] }}", "dot")["exp1"].op == op


@pytest.mark.parametrize(
    ("brackets", "op", "value"),
    [
        ("", "input", 1.0),
        ("[label=weight]", "input", 1.0),
        ('[label="x1"]', "input", 1.0),
        ('[label="x = -2.5e-3"]', "input", -0.0025),
        ('[label="x\\n3"]', "input", 3.0),
        ("[label=3]", "constant", 3.0),
        ('[label="-inf"]', "constant", float("-inf")),
        ("[label=x, value=1e5]", "input", 1e5),
        ('[op=parameter, value=".5"]', "parameter", 0.5),
        ('[label="a thing (3)", value=2]', "input", 2.0),
    ],
)
def test_a_leaf_has_the_number_that_is_written(brackets: str, op: str, value: float) -> None:
    node = nodes_of(f"digraph {{ x {brackets}; x -> tanh }}", "dot")["x"]
    assert (node.op, node.value) == (op, value)


def test_a_number_that_may_be_rounded_is_not_taken() -> None:
    [told] = problems_of('digraph { a [label="a: 0.33"]; a -> tanh }', "dot")
    assert told.startswith("1:20: the number in 'a: 0.33' cannot be told")


def test_arrows_are_slots_in_order_unless_they_say_which() -> None:
    assert inputs_of("digraph { b -> sub; a -> sub }", "sub") == ("b", "a")
    assert inputs_of("digraph { b -> sub [slot=1]; a -> sub }", "sub") == ("a", "b")
    assert inputs_of("digraph { edge [slot=0]; a -> exp -> log }", "log") == ("exp",)


def test_two_arrows_between_two_nodes_are_two_inputs_unless_strict() -> None:
    assert inputs_of("digraph { x -> mul; x -> mul }", "mul") == ("x", "x")
    [told] = problems_of("strict digraph { x -> mul; x -> mul }", "dot")
    assert "mul takes 2 inputs (a, b), got 1" in told


@pytest.mark.parametrize(
    "text",
    [
        "DIGRAPH { A -> TANH }",
        "StRiCt dIgRaPh g { A -> TANH }",
        "digraph 3 { A:p:ne -> TANH:q }",
        'digraph "a b" { graph [rankdir=LR]; rankdir = TB; A -> TANH [color=red][weight=2]; }',
        '/* a */ digraph { // b\n# 1 "file"\nA /* c */ -> /* * */ TANH }',
        "digraph { subgraph s { A } -> { TANH } }",
        "digraph { { { { A } } -> TANH } }",
        "digraph { node [shape=box,]; A [label=<x<br/>y>; style=dotted] A->TANH;; }",
        '\ufeffdigraph\r\n{\r\nA->"TAN\\\r\nH"\r\n}\r\n',
        'digraph { edge [label="->"]; A->TANH [label="}"] }',
    ],
)
def test_all_that_the_grammar_allows_is_read(text: str) -> None:
    assert [(n.id, n.inputs) for n in graph_of(text, "dot").nodes] == [
        ("A", ()),
        ("TANH", ("A",)),
    ]


def test_every_node_of_one_side_points_to_every_node_of_the_other() -> None:
    nodes = nodes_of("digraph { {a b} -> {add1 add2} -> mul1 }", "dot")
    assert [nodes[name].inputs for name in ("add1", "add2", "mul1")] == [
        ("a", "b"),
        ("a", "b"),
        ("add1", "add2"),
    ]


def test_clusters_are_groups_and_other_braces_are_not() -> None:
    nodes = nodes_of(
        """digraph {
          early -> add1
          subgraph cluster_layer1 {
            w -> add1
            subgraph cluster_0 { label = "neuron &amp; 3"; v -> add1 }
            subgraph plain { u -> exp1 }
          }
          subgraph cluster2 { w }
          v -> maxout; exp1 -> maxout; add1 -> maxout
          add1 [op=maxout]
        }""",
        "dot",
    )
    groups = {name: node.group for name, node in nodes.items()}
    assert groups == {
        "early": None,
        "add1": "layer1",
        "w": "layer1",
        "v": "layer1/neuron & 3",
        "u": "layer1",
        "exp1": "layer1",
        "maxout": None,
    }


def test_names_are_bounded_as_in_a_graph_that_is_sent() -> None:
    long = "x" * 201
    text = f"digraph {{ subgraph cluster_{long} {{ subgraph cluster_{long} {{ a }} }} a -> exp }}"
    [told] = problems_of(text, "dot")
    assert "clusters around have over 300 characters together" in told
    for name in ("", "x" * 101, "a\x85b"):
        [told] = problems_of(f'digraph {{ "{name}" }}', "dot")
        assert "a name has 1 to 100 printable characters" in told


def test_the_output_is_marked_or_the_last_that_is_computed() -> None:
    assert graph_of("digraph { a -> sin; b }", "dot").output == "sin"
    assert graph_of("digraph { a -> sin -> cos; sin [output=true] }", "dot").output == "sin"
    assert graph_of("digraph { a }", "dot").output == "a"


def test_every_fault_of_the_form_comes_at_once() -> None:
    text = 'digraph {\n a -> ]\n b [x=] ; c -> \n d -> ->\n "" -> sin\n}'
    assert [told.split(":")[0] for told in problems_of(text, "dot")] == ["2", "3", "4"]
