"""Every op in JAX, which finds the gradients."""

from app.export.programs.jax_elementwise import ELEMENTWISE
from app.export.programs.jax_structured import STRUCTURED
from app.export.programs.rule import Rule

RULES: dict[str, Rule] = {**ELEMENTWISE, **STRUCTURED}
