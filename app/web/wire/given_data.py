"""The data that a request brings or asks for."""

from typing import Annotated, Any

from pydantic import ConfigDict, Field
from pydantic import model_validator as validator
from pydantic_core import PydanticCustomError

from app.data.choose import Missing, chosen
from app.data.dataset import Dataset
from app.data.formula import NOISE, SAMPLES, from_formula
from app.data.generator import SEEDS
from app.data.generators import GENERATORS
from app.data.points import MOST_POINTS, Point, from_points
from app.data.problem import DataError, DataProblem
from app.data.real import REAL
from app.engine.nearest import did_you_mean
from app.web.wire.body import Body, Form
from app.web.wire.table import MOST_NAMED, Name, ReadingIn

LONGEST = 2_000
WAYS = ("name", "formula", "table", "painted")


class TableIn(Form):
    """A table, such as a CSV file, and which of its columns are to be learnt from which."""

    text: str
    reading: ReadingIn = Field(default_factory=ReadingIn)
    features: list[Name] = Field(max_length=MOST_NAMED)
    target: list[Name] = Field(
        max_length=MOST_NAMED, description="One category, or columns of numbers."
    )
    missing: Missing = Field(
        "drop", description="Whether rows that lack a feature are dropped, or get its mean."
    )


class PaintedIn(Form):
    """Points that were painted: x, y and the number of the class of each."""

    points: list[tuple[float, float, int]] = Field(max_length=MOST_POINTS)
    classes: list[Name] = Field(min_length=2, max_length=100)


class GivenData(Form):
    """A dataset of the catalogue by its `name`, or one's own: a formula, a table, or points."""

    name: Annotated[str, Field(max_length=100)] | None = None
    formula: Annotated[str, Field(max_length=LONGEST)] | None = Field(
        None, description="Such as y > sin(x): points of a plane where it holds, and where not."
    )
    table: TableIn | None = None
    painted: PaintedIn | None = None
    knobs: dict[str, float] = Field(
        default_factory=dict, description="samples, noise, and those of the dataset's own."
    )
    seed: int = Field(0, ge=0, lt=SEEDS)

    @validator(mode="after")
    def _one_way(self) -> "GivenData":
        given = [way for way in WAYS if getattr(self, way) is not None]
        if len(given) == 1:
            return self
        message = f"a dataset has one of {', '.join(WAYS)}; got {' and '.join(given) or 'none'}"
        raise PydanticCustomError("dataset", "{message}", {"message": message})

    def dataset(self, where: str) -> Dataset:
        """What is meant; a DataError that points below `where`, or a ParseError of the formula."""
        try:
            return self._made()
        except DataError as error:
            raise DataError(
                _moved(problem, f"{where}{self._below()}") for problem in error.problems
            ) from None

    def _made(self) -> Dataset:
        if self.table is not None:
            table = self.table.reading.table(self.table.text)
            return chosen(table, self.table.features, self.table.target, self.table.missing)
        if self.painted is not None:
            points = [Point(*point) for point in self.painted.points]
            return from_points(points, self.painted.classes)
        knobs = dict(self.knobs)
        if self.formula is not None:
            samples = knobs.get("samples", SAMPLES.default)
            return from_formula(
                self.formula, int(samples), knobs.get("noise", NOISE.default), self.seed
            )
        return _of_catalogue(self.name or "", knobs, self.seed)

    def _below(self) -> str:
        return "/table" if self.table else "/painted" if self.painted else ""


class DatasetRequest(Body):
    """A dataset whose rows are wanted."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"dataset": {"name": "spirals", "knobs": {"samples": 10}, "seed": 1}}]
        }
    )

    dataset: GivenData


def _of_catalogue(name: str, knobs: dict[str, float], seed: int) -> Dataset:
    if name in REAL and not knobs:
        return REAL[name].load()
    if name in REAL:
        message = f"{name} was measured; it has no knobs"
        raise DataError([DataProblem(message, where="/knobs")])
    if name not in GENERATORS:
        hint = did_you_mean(name, {**GENERATORS, **REAL})
        raise DataError([DataProblem(f"no dataset {name!r}{hint}", where="/name")])
    generator = GENERATORS[name]
    samples = knobs.pop("samples", generator.samples.default)
    noise = knobs.pop("noise", generator.noise.default)
    return generator.make(samples, noise, seed, **knobs)


def _moved(problem: DataProblem, where: str) -> Any:
    """The problem, pointing into the request; one of a text points at the text."""
    place = problem.where or ("" if problem.row is None else "/text")
    return DataProblem(problem.message, problem.row, problem.column, where + place)
