"""What is said about the parts of Python that make no graph, and how to go on without them."""

import ast
from collections.abc import Mapping

from app.language.foreign import KEYWORDS, SYMBOLS

_OUT = "write what they compute as plain lines, such as y = a * b"
DEFINED = f"functions and classes of the program are not run; {_OUT}"
LAMBDA = f"functions are not run; {_OUT}"
_DECIDED = "nothing is decided here; keep the lines that are meant, without the condition"
_BLOCK = "blocks are not read; keep the lines in it, moved to the left"
_COMPARED = SYMBOLS["<"]

# Statements that have lines of their own below.
BLOCKS: Mapping[str, str] = {
    **dict.fromkeys(("for", "while"), "loops are not run; write each round on lines of its own"),
    **dict.fromkeys(("if", "elif", "else"), _DECIDED),
    **dict.fromkeys(("try", "except", "finally", "with"), _BLOCK),
    "async": _BLOCK,
}
# Other lines that compute nothing are passed over in silence.
SILENT_CALLS = frozenset(
    [
        "print",
        "display",
        "help",
        "draw_dot",
        "trace",
        "manual_seed",
        "seed",
        "set_default_dtype",
        "set_printoptions",
        "zero_grad",
        "retain_grad",
        "requires_grad_",
        "setrecursionlimit",
        "update",
    ]
)
SILENT_ATTRIBUTES = frozenset({"label", "grad", "requires_grad", "name"})

# Methods and functions that hand a value on as it is.
SAME = frozenset({"double", "requires_grad_", "clone", "retain_grad"})
CUT = frozenset({"item", "detach", "numpy", "tolist"})

EXPRESSIONS: Mapping[type[ast.expr], str] = {
    ast.Compare: _COMPARED,
    ast.IfExp: KEYWORDS["if"],
    ast.Subscript: "nothing is picked out here; give each value a name of its own",
    ast.List: "a list is no value; give each value in it a name of its own",
    ast.Tuple: "a tuple is no value; give each value in it a name of its own",
    ast.Dict: "a dictionary is no value; give each value in it a name of its own",
    ast.Set: "a set is no value; give each value in it a name of its own",
    **dict.fromkeys((ast.ListComp, ast.GeneratorExp, ast.SetComp, ast.DictComp), BLOCKS["for"]),
    ast.JoinedStr: "a text is no value",
    ast.NamedExpr: SYMBOLS[":="],
}
OPERATORS: Mapping[type[ast.operator], str] = {
    ast.FloorDiv: SYMBOLS["//"],
    ast.Mod: SYMBOLS["%"],
    ast.BitXor: SYMBOLS["^"],
    ast.BitAnd: SYMBOLS["&"],
    ast.BitOr: SYMBOLS["|"],
    ast.LShift: SYMBOLS["<<"],
    ast.RShift: SYMBOLS[">>"],
}
