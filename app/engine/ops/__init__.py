"""The registry: every op there is, by name. A new op is one record in one of these modules."""

from app.engine.op import Op
from app.engine.ops import (
    activation,
    arithmetic,
    classification_loss,
    comparison,
    convolution,
    elementary,
    leaf,
    linear_algebra,
    lookup,
    normalization,
    probability_loss,
    rectifier,
    reduction,
    regression_loss,
    selection,
    shape,
    softmax,
    trigonometric,
)

FAMILIES = (
    leaf.FAMILY,
    arithmetic.FAMILY,
    elementary.FAMILY,
    trigonometric.FAMILY,
    activation.FAMILY,
    rectifier.FAMILY,
    selection.FAMILY,
    comparison.FAMILY,
    reduction.FAMILY,
    softmax.FAMILY,
    linear_algebra.FAMILY,
    shape.FAMILY,
    lookup.FAMILY,
    normalization.FAMILY,
    convolution.FAMILY,
    regression_loss.FAMILY,
    probability_loss.FAMILY,
    classification_loss.FAMILY,
)

OPS: dict[str, Op] = {op.name: op for family in FAMILIES for op in family}
