"""A reader of LaTeX's outer structure: groups, environments, math, and commands."""

import re

# LaTeX's own and those of amsmath, xcolor and TikZ: what an exported document may use.
KNOWN = re.compile(
    "documentclass|usepackage|providecommand|allowdisplaybreaks|title|date|begin|end|"
    "maketitle|section|paragraph|node|draw|textcolor|frac|tfrac|text|operatorname|mathit|"
    "mathrel|left|right|odot|cdot|times|infty|top|partial|sqrt|sum|prod|ln|max|min|sin|"
    "cos|tan|sinh|cosh|tanh|arcsin|arccos|arctan|sigma|mu|varepsilon|alpha|Delta|delta|"
    "lambda|Phi|tilde|ldots|le|ne|ast|lVert|rVert|langle|rangle|pi|dot|theta|lt|gt|"
    "mathcal|surd|textbackslash|textasciicircum|textasciitilde|textless|textgreater|"
    "textbar|textasciigrave|pm"
)
TOKEN = re.compile(r"%[^\n]*|\\(?P<command>[A-Za-z]+)\*?|\\(?P<sign>.)|(?P<plain>[{}$])", re.DOTALL)


def unknown(text: str) -> set[str]:
    """The commands that are none of LaTeX's; AssertionError where the structure is broken."""
    found: set[str] = set()
    open_: list[str] = []
    for token in TOKEN.finditer(text):
        if token["command"]:
            found.add(token["command"])
            if token["command"] in ("begin", "end"):
                name = re.match(r"\{(\w+\*?)\}", text[token.end() :])
                assert name, text[token.start() :][:40]
                _pair(open_, token["command"] == "begin", name[1], name[1])
        elif token["sign"] in ("[", "]") and token["sign"]:
            _pair(open_, token["sign"] == "[", r"\[", r"\]")
        elif token["plain"] == "$":
            # Within text within mathematics a new one may begin.
            _pair(open_, open_[-1] != "$", "$", "$")
        elif token["plain"]:
            _pair(open_, token["plain"] == "{", "{", "}")
    assert open_ == [], f"never closed: {open_}"
    return {name for name in found if not KNOWN.fullmatch(name)}


def _pair(open_: list[str], begins: bool, opener: str, closer: str) -> None:
    if begins:
        open_.append(opener)
    else:
        assert open_, f"{closer} closes nothing"
        assert open_[-1] == opener, f"{closer} closes {open_[-1]}"
        open_.pop()
