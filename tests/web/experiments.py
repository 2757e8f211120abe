"""Experiments that the tests send to POST /runs, and what their answers must be."""

from typing import Any

from pydantic import BaseModel

from app.network.flat import views
from app.network.parameters import with_parameters
from app.network.recipe import begun
from app.network.train import advanced, course
from app.web.wire.experiment import RunRequest
from app.web.wire.network import spec_out

# 4 x 4 x 1 weights and 160 samples to learn from: 16 steps an epoch.
XOR: dict[str, Any] = {
    "spec": {
        "inputs": 2,
        "layers": [{"units": 4, "activation": "tanh"}, {"units": 1}],
        "loss": "binary_cross_entropy_with_logits",
        "seed": 3,
    },
    "dataset": {"name": "xor", "knobs": {"samples": 200, "noise": 0.1}},
    "optimizer": {"name": "adam", "knobs": {"learning_rate": 0.03}},
    "epochs": 50,
}
FOREVER = 1_000_000


def experiment(**changes: Any) -> dict[str, Any]:
    return {**XOR, **changes}


def trained(body: dict[str, Any], steps: int) -> dict[str, Any]:
    """The spec, with its weights, that so many steps in one go come to."""
    job = RunRequest.model_validate(body).prepared().job
    made = course(job.spec, job.recipe, job.train)
    parameters = advanced(made, begun(job.spec), steps).state.parameters
    return spec_out(with_parameters(job.spec, views(job.spec, parameters)))


def kept_promise(model: type[BaseModel], answer: dict[str, Any]) -> None:
    """The documented form has every key of an answer, and the answer every key of the form."""
    assert model.model_validate(answer).model_dump(mode="json", exclude_unset=True) == answer
    assert set(model.model_fields) - set(answer) <= {"classes", "numbers"}


def is_over(run: dict[str, Any]) -> bool:
    return run["status"] in ("finished", "failed", "stopped")


def rests(run: dict[str, Any]) -> bool:
    return run["status"] == "paused" and bool(run["history"]["steps"])


def went(run: dict[str, Any]) -> bool:
    return bool(run["steps"])
