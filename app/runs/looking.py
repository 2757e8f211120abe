"""A run looked at: from its job and the numbers it has come to, what there is to be seen."""

from app.engine.value import Array
from app.network.flat import views
from app.network.parameters import with_parameters
from app.runs.job import Job
from app.runs.view import Confusion, View, confusion, pictures, surface


def view_of(job: Job, steps: int, parameters: Array, gradient: Array) -> View:
    """The network of a job with `parameters`, and all that it answers."""
    spec = with_parameters(job.spec.without_dropout(), views(job.spec, parameters))
    told = None
    if job.classes is not None:
        held = None if job.held is None else confusion(spec, job.held, job.classes)
        told = Confusion(confusion(spec, job.train, job.classes), held)
    return View(
        steps=steps,
        epoch=steps / job.steps_per_epoch,
        parameters=parameters,
        gradient=gradient,
        pictures=None if job.scene is None else pictures(spec, job.scene),
        surface=None if job.scene is None else surface(spec, job.scene, job.classes),
        confusion=told,
    )
