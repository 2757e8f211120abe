"""Experiments as JSON: everything that a run follows from."""

from typing import Annotated, Any, Literal

import orjson
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic import model_validator as validator

from app.data.engineered import Made
from app.data.problem import DataError, DataProblem
from app.engine.graph import GraphError, Problem
from app.network.clipping import CLIPPINGS, MOST
from app.network.optimizers import OPTIMIZERS
from app.network.recipe import Recipe
from app.network.regularizers import REGULARIZERS, STRENGTH
from app.network.schedules import SCHEDULES
from app.runs.prepare import Experiment, Prepared, prepared
from app.web.wire.body import Body, Form
from app.web.wire.given_data import GivenData
from app.web.wire.network import NAME, SpecIn, spec_out

MOST_EPOCHS, MOST_BATCH, MOST_SEED = 1_000_000, 1_000_000, 2**32 - 1
MOST_FEATURES = 4_096
Pace = Annotated[
    float | None,
    Field(gt=0, le=1e6, description="Epochs a second, so that it can be watched; null: any."),
]
# Where what a recipe says stands in a request.
PLACES = {
    "/recipe/optimizer": "/optimizer/name",
    "/recipe/knobs": "/optimizer/knobs",
    "/recipe/schedule_knobs": "/schedule/knobs",
    "/recipe/schedule": "/schedule/name",
    "/recipe/regularizer": "/regularizer/name",
    "/recipe/strength": "/regularizer/strength",
    "/recipe/clipping": "/clipping/name",
    "/recipe/most": "/clipping/most",
    "/recipe/batch": "/batch_size",
    "/recipe/seed": "/seed",
}


def _named(given: Any) -> Any:
    return {"name": given} if isinstance(given, str) else given


def _beside(*known: str) -> BeforeValidator:
    """Reads a name alone, and knobs that stand right beside the name."""

    def read(given: Any) -> Any:
        given = _named(given)
        if not isinstance(given, dict) or "knobs" in given:
            return given
        knobs = {name: value for name, value in given.items() if name not in known}
        rest = {name: value for name, value in given.items() if name in known}
        return {**rest, "knobs": knobs} if knobs else rest

    return BeforeValidator(read)


class ChosenIn(Form):
    """One of a catalogue, and its knobs; those that are left out stand at their defaults."""

    name: str = Field(max_length=NAME)
    knobs: dict[Annotated[str, Field(max_length=NAME)], float] = Field(default_factory=dict)


class RegularizerIn(Form):
    """What large weights cost."""

    name: str = Field("none", max_length=NAME)
    strength: float = STRENGTH.default


class ClippingIn(Form):
    """How gradients that are too large are made smaller."""

    name: str = Field("none", max_length=NAME)
    most: float = MOST.default


class MadeIn(Form):
    """A feature that is made of features."""

    making: str = Field(max_length=NAME)
    of: list[Annotated[str, Field(max_length=200)]] = Field(max_length=2)


class RunRequest(Body):
    """An experiment that is to be run."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "spec": {
                        "inputs": 2,
                        "layers": [{"units": 4, "activation": "tanh"}, {"units": 1}],
                        "loss": "binary_cross_entropy_with_logits",
                    },
                    "dataset": {"name": "xor", "knobs": {"samples": 200, "noise": 0.1}},
                    "optimizer": {"name": "adam", "knobs": {"learning_rate": 0.03}},
                    "batch_size": 10,
                    "epochs": 50,
                }
            ]
        }
    )

    spec: SpecIn
    dataset: Annotated[GivenData, _beside(*GivenData.model_fields)] = Field(
        description="As for POST /data; the name alone will do."
    )
    features: list[MadeIn] | None = Field(
        None, max_length=MOST_FEATURES, description="Left out, the dataset's own as they are."
    )
    class_names: list[Annotated[str, Field(max_length=200)]] | None = Field(
        None, max_length=100, description="Other names for the classes, in their order."
    )
    scaling: str = Field("none", max_length=NAME, description="One of GET /scalings.")
    split: float = Field(0.2, ge=0.0, lt=1.0, description="The share of rows that is held out.")
    optimizer: Annotated[ChosenIn, _beside("name")] = Field(
        ChosenIn(name="sgd"), description=f"One of {', '.join(OPTIMIZERS)}; see GET /optimizers."
    )
    schedule: Annotated[ChosenIn, _beside("name")] = Field(
        ChosenIn(name="constant"), description=f"One of {', '.join(SCHEDULES)}."
    )
    regularizer: Annotated[RegularizerIn, BeforeValidator(_named)] = Field(
        RegularizerIn(), description=f"One of {', '.join(REGULARIZERS)}."
    )
    clipping: Annotated[ClippingIn, BeforeValidator(_named)] = Field(
        ClippingIn(), description=f"One of {', '.join(CLIPPINGS)}."
    )
    batch_size: int = Field(10, ge=1, le=MOST_BATCH, description="Samples a step is made of.")
    epochs: int = Field(100, ge=1, le=MOST_EPOCHS)
    seed: int = Field(
        0, ge=0, le=MOST_SEED, description="What order, dropout and held-out rows follow from."
    )
    plane: tuple[Annotated[int, Field(ge=0)], Annotated[int, Field(ge=0)]] = Field(
        (0, 1), description="Which two features the network's answers are drawn over."
    )
    start: Literal["running", "paused"] = Field(
        "running", description="Whether it goes on at once, or waits to be resumed or stepped."
    )
    pace: Pace = None

    @validator(mode="before")
    @classmethod
    def _without_empty(cls, data: Any) -> Any:
        """null stands for what is left out."""
        if not isinstance(data, dict):
            return data
        return {key: value for key, value in data.items() if value is not None}

    def recipe(self) -> Recipe:
        return Recipe(
            optimizer=self.optimizer.name,
            knobs=self.optimizer.knobs,
            schedule=self.schedule.name,
            schedule_knobs=self.schedule.knobs,
            batch=self.batch_size,
            regularizer=self.regularizer.name,
            strength=self.regularizer.strength,
            clipping=self.clipping.name,
            most=self.clipping.most,
            seed=self.seed,
        )

    def prepared(self) -> Prepared:
        """The experiment made ready; a DataError, GraphError or ParseError that points here."""
        dataset = self.dataset.dataset("/dataset")
        if self.class_names is not None:
            try:
                dataset = dataset.renamed(self.class_names)
            except ValueError as error:
                raise DataError([DataProblem(str(error), where="/class_names")]) from None
        features = None
        if self.features is not None:
            features = tuple(Made(made.making, tuple(made.of)) for made in self.features)
        try:
            return prepared(
                Experiment(
                    spec=self.spec.to_network(),
                    recipe=self.recipe(),
                    epochs=self.epochs,
                    dataset=dataset,
                    features=features,
                    scaling=self.scaling,
                    share=self.split,
                    plane=self.plane,
                )
            )
        except GraphError as error:
            raise GraphError(map(_here, error.problems)) from None


class ExperimentOut(BaseModel):
    """An experiment with nothing left out, as it may be sent again."""

    spec: SpecIn
    dataset: GivenData
    features: list[MadeIn] | None
    class_names: list[str] | None
    scaling: str
    split: float
    optimizer: ChosenIn
    schedule: ChosenIn
    regularizer: RegularizerIn
    clipping: ClippingIn
    batch_size: int
    epochs: int
    seed: int
    plane: tuple[int, int]


def experiment_out(request: RunRequest) -> dict[str, Any]:
    """An experiment as `ExperimentOut`."""
    rest = request.model_dump(exclude={"spec", "dataset", "start", "pace"})
    dataset = request.dataset.model_dump(exclude_defaults=True)
    return {"spec": spec_out(request.spec.to_network()), "dataset": dataset, **rest}


def kept(request: RunRequest) -> bytes:
    """An experiment as text, from which `read_back` makes it again."""
    return orjson.dumps(experiment_out(request))


def read_back(text: bytes) -> RunRequest:
    """The experiment of a text that was `kept`."""
    return RunRequest.model_validate(orjson.loads(text))


def with_epochs(text: bytes, epochs: int) -> bytes:
    """The text of the same experiment with other epochs."""
    return orjson.dumps(orjson.loads(text) | {"epochs": epochs})


def _here(found: Problem) -> Problem:
    """A problem of a recipe at its place in the request."""
    for inner, outer in PLACES.items():
        if found.where == inner or found.where.startswith(f"{inner}/"):
            where = outer + found.where.removeprefix(inner)
            return Problem(where, found.message, found.node, found.limit, found.actual)
    return found
