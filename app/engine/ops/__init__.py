"""The registry: every op there is, by name. A new op is one record in one of these modules."""

from app.engine.op import Op
from app.engine.ops import (
    activation,
    arithmetic,
    elementary,
    leaf,
    linear_algebra,
    loss,
    reduction,
)

OPS: dict[str, Op] = {
    op.name: op
    for family in (leaf, arithmetic, elementary, activation, reduction, linear_algebra, loss)
    for op in family.FAMILY
}
