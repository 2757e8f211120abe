"""How far probabilities are from what they should be, as one number."""

from typing import Any

import numpy as np

from app.engine.op import Op, ShapeError
from app.engine.ops.regression_loss import dot, mean, same_shape
from app.engine.term import Term
from app.engine.value import Shape, Value, size


def _binary_cross_entropy(prediction: Value, target: Value) -> tuple[Any, ...]:
    p, t = np.asarray(prediction), np.asarray(target)
    yes, no = -np.log(p), -np.log1p(-p)
    # An outcome that never happens (its target is 0) costs nothing, however surprising it were.
    cost = np.where(t == 0.0, 0.0, t * yes) + np.where(t == 1.0, 0.0, (1.0 - t) * no)
    slope = np.where(t == 0.0, 1.0 / (1.0 - p), (p - t) / (p * (1.0 - p)))
    slope = np.where(t == 1.0, -1.0 / p, slope)
    return mean(cost), dot(slope / p.size), dot((yes - no) / p.size)


def _with_logits(logits: Value, target: Value) -> tuple[Any, ...]:
    z, t = np.asarray(logits), np.asarray(target)
    e = np.exp(-np.abs(z))
    # The wrong outcome's share of the line; 0 times an infinite logit would be NaN.
    share = np.where(z > 0.0, 1.0 - t, -t)
    line = np.where(share == 0.0, 0.0, share * z)
    near, far = 1.0 / (1.0 + e), e / (1.0 + e)
    yes, no = np.where(z > 0.0, near, far), np.where(z > 0.0, far, near)
    slope = (1.0 - t) * yes - t * no
    return mean(line + np.log1p(e)), dot(slope / z.size), dot(-z / z.size)


def _kl_shape(prediction: Shape, target: Shape) -> Shape:
    if not prediction:
        raise ShapeError("kl_divergence needs a probability for each class along the last axis")
    return same_shape(prediction, target)


def _kl_divergence(prediction: Value, target: Value) -> tuple[Any, ...]:
    p, t = np.asarray(prediction), np.asarray(target)
    samples = p.size // p.shape[-1]
    lack = p - t
    # Where the two are close, their logarithms are too, and would cancel.
    ratio = np.where(np.abs(lack) < 0.5 * t, -np.log1p(lack / t), np.log(t) - np.log(p))
    y = np.sum(np.where(t == 0.0, 0.0, t * ratio)) / samples
    slope = np.where(t == 0.0, 0.0, -t / p)
    return y, dot(slope / samples), dot((1.0 + ratio) / samples)


def _vjp_binary_cross_entropy(g: Term, _y: Term, p: Term, t: Term) -> tuple[Term, ...]:
    yes, no = t / _unless(t, 0.0, p), (1.0 - t) / _unless(t, 1.0, 1.0 - p)
    share = g / size(p.shape)
    return share * (no - yes), share * ((-p).to("log1p") - p.to("log"))


def _unless(target: Term, certain: float, p: Term) -> Term:
    """p, but 1 where an outcome that cannot be would be divided by it."""
    return target.to("equal", certain).to("where", 1.0, p)


def _vjp_with_logits(g: Term, _y: Term, z: Term, t: Term) -> tuple[Term, ...]:
    share = g / size(z.shape)
    return share * (z.to("sigmoid") - t), -share * z


def _vjp_kl_divergence(g: Term, _y: Term, p: Term, t: Term) -> tuple[Term, ...]:
    share = g / (size(p.shape) // p.shape[-1])
    ratio = t.to("log") - p.to("log")
    return -share * (t / _unless(t, 0.0, p)), share * (1.0 + ratio)


FAMILY = (
    Op(
        name="binary_cross_entropy",
        family="loss",
        symbol="bce",
        inputs=("prediction", "target"),
        array=_binary_cross_entropy,
        vjp=_vjp_binary_cross_entropy,
        shape=same_shape,
        latex=r"-\frac{1}{n} \sum (<target> \ln <prediction> "
        r"+ (1 - <target>) \ln(1 - <prediction>))",
        locals=(
            r"\frac{<prediction> - <target>}{n\, <prediction> (1 - <prediction>)}",
            r"\tfrac{1}{n} \ln \frac{1 - <prediction>}{<prediction>}",
        ),
        doc="Minus the log of the probability given to what happened, mean over all n elements. "
        "The target is 0 or 1, or a probability. A wrong prediction that was certain costs "
        "infinity, where PyTorch stops at 100.",
        backward="A cross-entropy pulls a probability by its error, the harder the surer it is.",
        example="p = [0.8, 0.3]\nt = [1, 0]\ny = binary_cross_entropy(p, t)",
        domain=((0.1, 0.9), (0.1, 0.9)),
    ),
    Op(
        name="binary_cross_entropy_with_logits",
        family="loss",
        symbol="bce σ",
        inputs=("logits", "target"),
        array=_with_logits,
        vjp=_vjp_with_logits,
        shape=same_shape,
        latex=r"\frac{1}{n} \sum (\ln(1 + e^{<logits>}) - <target>\, <logits>)",
        locals=(
            r"\tfrac{1}{n} (\sigma(<logits>) - <target>)",
            r"-\tfrac{1}{n} <logits>",
        ),
        doc="The binary cross-entropy of the sigmoid of the logits, mean over all n elements, "
        "computed without overflow and without losing a probability that is nearly 0 or nearly 1.",
        backward="Sigmoid with cross-entropy pulls each logit by its probability minus its target.",
        example="z = [1.5, -0.5]\nt = [1, 0]\ny = binary_cross_entropy_with_logits(z, t)",
        domain=((-2.0, 2.0), (0.1, 0.9)),
    ),
    Op(
        name="kl_divergence",
        family="loss",
        symbol="KL",
        inputs=("prediction", "target"),
        array=_kl_divergence,
        vjp=_vjp_kl_divergence,
        shape=_kl_shape,
        latex=r"\frac{1}{n} \sum <target> \ln \frac{<target>}{<prediction>}",
        locals=(
            r"-\tfrac{1}{n} \frac{<target>}{<prediction>}",
            r"\tfrac{1}{n} (1 + \ln \frac{<target>}{<prediction>})",
        ),
        doc="The Kullback-Leibler divergence of the predicted probabilities from the target's: "
        "what describing the one by the other costs beyond what is needed. It is summed over the "
        "last axis, the classes, and is a mean over the n samples. A class whose target is 0 costs "
        "nothing; the target's slope there is minus infinity, where PyTorch has NaN.",
        backward="A divergence pulls up each predicted probability by the target's over it.",
        example="p = [0.5, 0.3, 0.2]\nt = [0.6, 0.3, 0.1]\ny = kl_divergence(p, t)",
        domain=((0.1, 1.0), (0.1, 1.0)),
    ),
)
