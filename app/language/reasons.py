"""Why a number is what it is, where it is a special one: 0, 1, infinite, or none."""

import numpy as np

from app.engine.steps import FlowStep, Trace, ValueStep


def why(trace: Trace, step: FlowStep, upstream: float, local: float) -> list[str]:
    """Why a product is 0, 1 or no number, unless the op's rule has said so already."""
    forward = trace.mode == "forward"
    mover, consumer = (step.source, step.target) if forward else (step.target, step.source)
    rule = trace.program.ops[trace.program.position[consumer]].local(step.slot)
    if {0.0, np.inf} == {abs(upstream), abs(local)}:
        return ["Zero times infinity has no value: this is where NaN is born."]
    if local != local:
        return [f"{consumer} has no slope with respect to {mover} here, so the product is NaN."]
    if upstream != upstream:
        return ["Not a number arrives, so not a number is passed on."]
    if local == 0.0:
        return [f"The slope of {consumer} with respect to {mover} is 0 here, so nothing passes."]
    if upstream == 0.0:
        came = f"{mover} does not move" if forward else f"The gradient of {step.source} is 0"
        return [f"{came}, so nothing is passed on."]
    if local == 1.0 and rule != "1":
        return ["The local derivative is 1, so it passes unchanged."]
    return []


def why_nothing(trace: Trace, step: FlowStep) -> str:
    """What a structured op that passes nothing on is told as."""
    if trace.mode == "reverse":
        return f"What comes out is 0, so nothing is passed on to {step.target}."
    moved = f"this way of moving {step.source}"
    return f"What comes out is 0: {moved} leaves {step.target} as it is."


def why_odd(trace: Trace, step: ValueStep) -> str:
    """Why a value is infinite or not a number; nothing for any other, or for a tensor."""
    if not isinstance(step.value, float) or np.isfinite(step.value):
        return ""
    came = [trace.values[trace.program.position[source]] for source in step.inputs]
    infinite = any(np.isinf(value).any() for value in came)
    if step.value == step.value:
        if infinite:
            return " An infinite number came in."
        return " The true number is too large to be written as a float, or has no bound."
    if any(np.isnan(value).any() for value in came):
        return " Not a number came in, so not a number comes out."
    if infinite:
        return " NaN means not a number: infinities met, and there is no telling what they make."
    return " NaN means not a number: the function has no value here."
