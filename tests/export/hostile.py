"""A graph whose ids and groups mean something to every language that they may end up in."""

from app.engine.graph import Graph, Node

IDS = (
    'a"b',
    "a'b",
    "back\\",
    '\\"',
    "line\\nend",
    "\\N \\G \\l",
    '"]; evil [label="',
    '"];}]}',
    "<b>x</b><script>alert(1)</script>",
    "&lt;&amp;&#35;",
    "#quot; #35;",
    "end",
    "subgraph",
    "click n0 href",
    "%% comment",
    "--> n0",
    "`code`",
    '"""',
    "'''",
    "'); __import__('os').system('false') #",
    "{x} {0} {g} %s",
    "${x}",
    "\\textbf{x} \\input{/etc/passwd}",
    "$x$ $$",
    "x_1^2 ~ & % # _",
    "\\end{document}",
    "]; \\draw (0,0);",
    "_",
    "__class__",
    "class",
    "match",
    "np",
    "torch",
    "jax",
    "Value",
    "check",
    "print",
    "inf",
    "exp",
    "max",
    "None",
    "x",
    "grad_x",
    "grad_grad_x",
    "c.1",
    "c_1",
    "1st",
    "θ",
    "ﬁ",
    "a·b",
    "xⁿ",
    "日本",
    "🙂",
    "é",
    "e",
    " lead and trail ",
    "x" * 100,
    "x" * 99 + "y",
    "-->",
    "layer1/w:0",
    "]]>",
    "{{jinja}}",
    "sigmoid(",
)
GROUPS = ('g"]', "a/b//c", "line\nbreak", "end", "`<b>`", "\\")


def graph() -> Graph:
    """Every id, as a number or as a sum; the last is the output."""
    nodes: list[Node] = []
    for i, name in enumerate(IDS):
        group = GROUPS[i // 3 % len(GROUPS)] if i % 3 == 0 else None
        if i % 2 and i > 1:
            sources = (IDS[i - 1], IDS[i - 2])
            nodes.append(Node(name, "add", sources, group=group))
        else:
            nodes.append(Node(name, "input", value=float(i), group=group))
    if nodes[-1].op == "input":
        nodes[-1] = Node(IDS[-1], "add", (IDS[-2], IDS[-3]))
    return Graph(tuple(nodes), IDS[-1])
