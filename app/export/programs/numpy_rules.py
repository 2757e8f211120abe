"""Every op in NumPy."""

from app.export.programs.numpy_elementwise import ELEMENTWISE
from app.export.programs.numpy_structured import STRUCTURED
from app.export.programs.rule import Rule

RULES: dict[str, Rule] = {**ELEMENTWISE, **STRUCTURED}
