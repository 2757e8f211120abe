"""Text and mathematics as LaTeX compiles them, where the page has KaTeX."""

from app.export.one_line import one_line
from app.language.latex import GREEK

_SIGNS = {
    "\\": r"\textbackslash{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    "`": r"\`{}",
    # Its own command is not there in every encoding of fonts.
    '"': "''",
    "…": r"\ldots{}",
    "−": "$-$",
    "×": r"$\times$",
    "∞": r"$\infty$",
    "√": r"$\surd$",
    "±": r"$\pm$",
    "Φ": r"$\Phi$",
    "·": r"$\cdot$",
    **{sign: rf"\{sign}" for sign in "#$%&_{}"},
    **{letter: rf"$\{name}$" for letter, name in GREEK.items()},
}
# With what KaTeX knows and LaTeX does not.
PREAMBLE = (
    r"\usepackage{amsmath}",
    r"\usepackage{xcolor}",
    r"\providecommand{\lt}{<}",
    r"\providecommand{\gt}{>}",
)
ENGINE = "% Names beyond ASCII need LuaLaTeX or XeLaTeX, and a font that has their letters."


def in_text(words: str) -> str:
    """Words as running text, in which nothing is a command."""
    return "".join(_SIGNS.get(c, c) for c in one_line(words))


def in_math(latex: str) -> str:
    """Mathematics that was written for KaTeX."""
    return latex.replace("…", r"\ldots{}")
