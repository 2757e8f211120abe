"""How wrong the probabilities and scores of classes are, as one number."""

from math import isnan
from typing import Any

import numpy as np

from app.engine.attr import Attr
from app.engine.moves import one_hot, total
from app.engine.op import LinearMap, Op, ShapeError
from app.engine.ops.regression_loss import dot
from app.engine.ops.softmax import shares
from app.engine.term import Term
from app.engine.value import Array, Shape, Value, size


def _scores_and_classes(scores: Shape, target: Shape, **_attrs: object) -> Shape:
    if len(scores) not in (1, 2):
        raise ShapeError(f"scores must be (classes,) or (samples, classes), got {scores}")
    if target != scores[:-1]:
        raise ShapeError(
            f"with scores of shape {scores} the target must be "
            + ("one class number" if len(scores) == 1 else f"{scores[0]} class numbers")
            + f", got shape {target}"
        )
    return ()


def _logits_and_target(logits: Shape, target: Shape) -> Shape:
    return () if target == logits and logits else _scores_and_classes(logits, target)


def _class_complaint(scores: Value, target: Value, **_attrs: object) -> str | None:
    shape = np.shape(scores)
    if np.shape(target) == shape:
        return None
    count = shape[-1]
    numbers = np.ravel(target)
    wrong = numbers[~((numbers >= 0) & (numbers < count) & (numbers == np.floor(numbers)))]
    if not wrong.size:
        return None
    return f"the target must be a whole class number from 0 to {count - 1}, got {wrong[0]:g}"


def _one_hot(target: Value, shape: Shape) -> Array:
    """The target itself if it gives each class a probability, else 1 at the right classes."""
    if isinstance(target, np.ndarray) and target.shape == shape:
        return target
    return np.asarray(np.arange(shape[-1]) == np.asarray(target)[..., None], dtype=np.float64)


def _no_gradient(shape: Shape) -> LinearMap:
    return LinearMap(pull=lambda g: np.zeros(shape), push=lambda t: 0.0)


def _softmax_cross_entropy(logits: Array, target: Value) -> tuple[Any, ...]:
    share, lack, log = shares(logits, -1)
    surprise = 0.0 - log  # -log would make a 0 negative
    hot = _one_hot(target, logits.shape)
    samples = logits.size // logits.shape[-1]
    # sum(hot) * share - hot, without the loss of digits where a share is nearly 1.
    other = hot.sum(axis=-1, keepdims=True) - hot
    slope = (share * other + lack * hot) / samples
    cost = hot * surprise
    y = cost.sum() / samples
    if isnan(y):
        # An impossible class (hot = 0) costs nothing, even where its surprise is infinite.
        y = np.where(hot == 0.0, 0.0, cost).sum() / samples
    if hot is target:
        return y, dot(slope), dot(surprise / samples)
    return y, dot(slope), _no_gradient(np.shape(target))


def _hinge(scores: Array, target: Value, margin: float) -> tuple[Any, ...]:
    hot = _one_hot(target, scores.shape)
    samples = scores.size // scores.shape[-1]
    # Picked, not multiplied by 0 or 1: another class may score an infinity.
    right = np.where(hot == 1.0, scores, 0.0).sum(axis=-1, keepdims=True)
    slack = np.where(hot == 1.0, 0.0, np.maximum(scores - right + margin, 0.0))
    broken = np.where((slack > 0.0) & (hot == 0.0), 1.0, 0.0)
    slope = (broken - hot * broken.sum(axis=-1, keepdims=True)) / samples
    return slack.sum() / samples, dot(slope), _no_gradient(np.shape(target))


def _hot_term(target: Term, scores: Term) -> Term:
    return target if target.shape == scores.shape else one_hot(target, scores.shape[-1])


def _vjp_softmax_cross_entropy(
    g: Term, _y: Term, logits: Term, target: Term
) -> tuple[Term | None, ...]:
    hot = _hot_term(target, logits)
    share = g / (size(logits.shape) // logits.shape[-1])
    to_logits = share * (logits.to("softmax") * total(hot, -1) - hot)
    return to_logits, -share * logits.to("log_softmax") if hot is target else None


def _vjp_hinge(
    g: Term, _y: Term, scores: Term, target: Term, margin: float
) -> tuple[Term | None, ...]:
    hot = _hot_term(target, scores)
    right = total(hot.to("where", scores, 0.0), -1)
    broken = hot.to("where", 0.0, (scores - right + margin).to("step"))
    share = g / (size(scores.shape) // scores.shape[-1])
    return share * (broken - hot * total(broken, -1)), None


FAMILY = (
    Op(
        name="softmax_cross_entropy",
        family="loss",
        symbol="xent",
        inputs=("logits", "target"),
        array=_softmax_cross_entropy,
        vjp=_vjp_softmax_cross_entropy,
        shape=_logits_and_target,
        latex=r"-\tfrac{1}{n} \sum \ln \operatorname{softmax}(<logits>)_{<target>}",
        locals=(
            r"\tfrac{1}{n} (\operatorname{softmax}(<logits>) - \operatorname{onehot}(<target>))",
            r"-\tfrac{1}{n} \ln \operatorname{softmax}(<logits>) \text{, or 0 for a class number}",
        ),
        doc="Minus the log of the softmax probability of the right class, mean over samples. The "
        "target is a class number per sample (it carries no gradient: its local is 0) or a "
        "probability per class.",
        backward="Softmax with cross-entropy pulls each logit by its probability, and the right "
        "class by its probability minus 1.",
        example="z = [3.2, 5.1, -1.7]\nt = constant(0)\ny = softmax_cross_entropy(z, t)",
        check=_class_complaint,
    ),
    Op(
        name="hinge",
        family="loss",
        symbol="hinge",
        inputs=("scores", "target"),
        array=_hinge,
        vjp=_vjp_hinge,
        shape=_scores_and_classes,
        latex=r"\sum_{j \ne <target>} \max(0, <scores>_j - <scores>_{<target>} + <margin>)",
        locals=(
            r"\tfrac{1}{n} ([<scores>_j - <scores>_{<target>} + <margin> > 0] - k [j = <target>])",
            "0",
        ),
        doc="The multiclass hinge (SVM) loss, mean over samples: every wrong class that comes "
        "within the margin of the right one costs what it lacks. The target is a class number "
        "and carries no gradient. At the kink the slope is 0.",
        backward="A hinge pushes down every score that breaks the margin, and pulls the right "
        "score up once for each.",
        example="s = [3.2, 5.1, -1.7]\nt = constant(0)\ny = hinge(s, t)",
        attrs=(Attr("margin", "number", 1.0, "The margin Δ.", r"\Delta"),),
        check=_class_complaint,
    ),
)
