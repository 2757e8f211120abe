"""Every op in PyTorch, whose autograd finds the gradients."""

from app.export.programs.rule import Rule
from app.export.programs.torch_elementwise import ELEMENTWISE
from app.export.programs.torch_structured import STRUCTURED

RULES: dict[str, Rule] = {**ELEMENTWISE, **STRUCTURED}
