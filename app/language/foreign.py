"""What people bring along from Python, NumPy and PyTorch that is not written so here."""

from collections.abc import Collection

from app.engine.nearest import nearest
from app.language.problem import quoted

_CONDITION = (
    "a choice is an op here; write where(condition, a, b), as in where(greater(x, 0), x, 0)"
)
_COMPARISON = "values are not compared by signs; write greater(a, b), less(a, b) or equal(a, b)"
_LOOP = "there are no loops here; write each step on a line of its own"
_SHIFT = "bits are not shifted here; write x * 2**n or x / 2**n"
_ARROW = "an arrow means nothing here; a value is passed on by its name, as in y = exp(x)"
_AND = "there is no 'and' here; where a and b are 0 or 1, write a * b"
_OR = "there is no 'or' here; where a and b are 0 or 1, write maximum(a, b)"
_NOT = "there is no 'not' here; where a is 0 or 1, write 1 - a"
_BRACES = "braces have no place here; a tensor is written [1, 2]"
_IMPORT = "nothing has to be imported; every op is there by its name, as in exp(x)"

TEXT = "text has no place here; a value is a number, a tensor such as [1, 2], or a name"
INDEX = "square brackets pick nothing here; write index(x, at=0), or slice(x, start=0, stop=2)"
SYMBOLS = {
    "^": "powers are written **, as in x**2",
    "//": "there is no whole-number division; / divides, and # begins a comment",
    "%": "there is no remainder; / divides",
    "==": f"{_COMPARISON}, and one = gives a name",
    **dict.fromkeys(("<", ">", "<=", ">=", "!=", "≤", "≥", "≠"), _COMPARISON),
    **dict.fromkeys(("<<", ">>"), _SHIFT),
    **dict.fromkeys(("->", "→", "←"), _ARROW),
    **dict.fromkeys(("&", "&&"), _AND),
    **dict.fromkeys(("|", "||"), _OR),
    "~": _NOT,
    "!": "there is no factorial here and no 'not'; where a is 0 or 1, write 1 - a",
    **dict.fromkeys(("{", "}"), _BRACES),
    **dict.fromkeys(("'", '"'), "a quote has no place here; names are letters, digits and _"),
    "?": _CONDITION,
    ":=": "a name is given with one =, on a line of its own",
    ":": "a colon has no place here; a line is name = expression",
    "√": "write sqrt(x)",
}

KEYWORDS = {
    **dict.fromkeys(("if", "else", "elif"), _CONDITION),
    **dict.fromkeys(("for", "while", "break", "continue"), _LOOP),
    **dict.fromkeys(("in", "is"), _COMPARISON),
    **dict.fromkeys(("import", "from"), _IMPORT),
    "and": _AND,
    "or": _OR,
    "not": _NOT,
    "def": "functions are not defined here; write what they compute, as in f = x * x",
    "return": "nothing is returned here; the last line is the output, as in f = x * x",
}

# Names that may be values too: one is taken for a library only where that explains a fault.
LIBRARIES = frozenset(
    {"np", "numpy", "jnp", "jax", "math", "cmath", "torch", "nn", "F", "tf", "keras", "scipy"}
)
_CONSTANTS = {"pi": "3.141592653589793", "e": "2.718281828459045", "tau": "6.283185307179586"}

# What a function that is no op is written as; letters as in the place it comes from.
REWRITTEN = {
    "absolute": "abs(x)",
    "amax": "max(x)",
    "amin": "min(x)",
    "arccos": "acos(x)",
    "arcsin": "asin(x)",
    "arctan": "atan(x)",
    "array": "[1, 2]",
    "average": "mean(x)",
    "bmm": "A @ B",
    "cat": "concat(a, b)",
    "cbrt": "x**(1/3)",
    "clamp": "clip(x, lo=0, hi=1)",
    "concatenate": "concat(a, b)",
    "cross_entropy": "softmax_cross_entropy(logits, target)",
    "divide": "a / b",
    "dot": "a @ b",
    "eq": "equal(a, b)",
    "expit": "sigmoid(x)",
    "fabs": "abs(x)",
    "flatten": "reshape(x)",
    "gt": "greater(a, b)",
    "heaviside": "step(x)",
    "huber_loss": "huber(prediction, target)",
    "l1_loss": "mae(prediction, target)",
    "log10": "log(x) / log(10)",
    "log2": "log(x) / log(2)",
    "logistic": "sigmoid(x)",
    "lt": "less(a, b)",
    "minus": "a - b",
    "mm": "A @ B",
    "mse_loss": "mse(prediction, target)",
    "multiply": "a * b",
    "negative": "-x",
    "plus": "a + b",
    "power": "x**n",
    "std": "sqrt(mean((x - mean(x))**2))",
    "subtract": "a - b",
    "swish": "silu(x)",
    "tensor": "[1, 2]",
    "times": "a * b",
    "var": "mean((x - mean(x))**2)",
}
NOT_NEEDED = {
    "backward": "gradients need no call; every node is given its own",
    "print": "there is nothing to print; every node shows its value",
    "range": _LOOP,
}


def keyword(word: str, *, named: bool) -> str:
    """What to say about a word of Python; `named` when it stands where a name is given."""
    if not named and word in KEYWORDS:
        return KEYWORDS[word]
    return f"{word!r} is a word of Python; pick another name, such as {word}_"


def constant(name: str, library: str) -> str:
    """What to say about `math.pi`."""
    number = _CONSTANTS.get(name, "...")
    return f"nothing is taken from {library}; write {name} = {number} on a line of its own"


def unknown(name: str, known: Collection[str], *, method: bool) -> str:
    """What to say about a call of `name`, which is none of the `known` functions."""
    plain = name.casefold()
    if plain in NOT_NEEDED:
        return NOT_NEEDED[plain]
    bare = {k.replace("_", ""): k for k in known}
    # High enough that a short word is not taken for another: 'pin' is not nearly 'sin'.
    near = nearest(plain, known, cutoff=0.75)
    if same := bare.get(plain.replace("_", "")):
        hint = f"did you mean {same!r}?"
    elif plain in REWRITTEN:
        hint = f"write {REWRITTEN[plain]}"
    elif near:
        hint = f"did you mean {near!r}?"
    elif method:
        hint = "a method is an op, as in x.relu()"
    else:
        hint = f"for a product write {name}*(...)"
    return f"unknown {'method' if method else 'function'} {quoted(name)}; {hint}"
