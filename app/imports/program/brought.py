"""What a program's imports bring along; nothing is imported."""

import ast
import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from app.language.foreign import LIBRARIES

CONSTANTS: Mapping[str, float] = {
    "pi": math.pi,
    "e": math.e,
    "tau": math.tau,
    "inf": math.inf,
    "nan": math.nan,
}
# What makes a leaf of a number, and which op that leaf is.
LEAVES: Mapping[str, str] = {
    "Value": "input",
    "tensor": "input",
    "Tensor": "input",
    "DoubleTensor": "input",
    "array": "input",
    "asarray": "input",
    "Parameter": "parameter",
}


@dataclass(slots=True)
class Brought:
    """Names that mean a library, a number, or what makes a leaf, by the imports so far.

    `defined` has the lines of the program's own functions and classes.
    """

    defined: Mapping[str, int]
    libraries: set[str] = field(default_factory=lambda: set(LIBRARIES))
    numbers: dict[str, float] = field(default_factory=dict)
    leaves: dict[str, str] = field(default_factory=lambda: dict(LEAVES))

    def bring(self, statement: ast.Import | ast.ImportFrom) -> None:
        """Notes the names of an import."""
        for alias in statement.names:
            name = alias.asname or alias.name.partition(".")[0]
            if isinstance(statement, ast.Import):
                self.libraries.add(name)
            elif alias.name in CONSTANTS:
                self.numbers[name] = CONSTANTS[alias.name]
            elif alias.name in LEAVES:
                self.leaves[name] = LEAVES[alias.name]
            else:  # a part of a library, or an op, which is looked up before
                self.libraries.add(name)
