"""What a run is told to do, as JSON; a body is not needed."""

from typing import Any, Literal

from pydantic import ConfigDict, Field
from pydantic import model_validator as validator

from app.runs.run import Run, prolonged, resumed
from app.web.wire.body import Body
from app.web.wire.experiment import MOST_EPOCHS, Pace, with_epochs

MOST_STEPS = 1_000_000


class Bare(Body):
    """A request that says all by its address; a body is not needed."""

    @validator(mode="before")
    @classmethod
    def _no_body(cls, data: Any) -> Any:
        return {} if data is None else data


class ControlRequest(Bare):
    """Nothing more needs to be said."""

    model_config = ConfigDict(json_schema_extra={"examples": [{}]})


class ResumeRequest(Bare):
    """How fast to go on, and how far; as fast as it can to its last epoch, unless more is said."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"pace": 20, "epochs": 100}]})

    pace: Pace = None
    epochs: int | None = Field(
        None, ge=1, le=MOST_EPOCHS, description="How many in all from now on, if they are more."
    )

    def changed(self, run: Run) -> Run:
        """The run going on."""
        if self.epochs is not None:
            run = prolonged(run, self.epochs, with_epochs(run.request, self.epochs))
        return resumed(run, self.pace)


class StepRequest(Bare):
    """How far to go: one batch, unless more is said."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"unit": "epoch", "count": 1}]})

    unit: Literal["batch", "epoch"] = "batch"
    count: int = Field(1, ge=1, le=MOST_STEPS)

    def steps(self, run: Run) -> int:
        """How many steps that is; an epoch ends where the samples are through."""
        if self.unit == "batch":
            return self.count
        an_epoch = run.job.steps_per_epoch
        return self.count * an_epoch - run.state.steps % an_epoch
