"""What every request body has in common."""

from typing import Annotated, Any, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    FailFast,
    ModelWrapValidatorHandler,
    TypeAdapter,
    ValidationError,
    ValidatorFunctionWrapHandler,
    WrapValidator,
)
from pydantic import model_validator as validator
from pydantic_core import PydanticCustomError

# Each listed fault costs a kilobyte and microseconds; a hostile body can have a million.
MOST_FAULTS = 1_000


# No object that is not a catalogue of its own has as many.
MOST_KEYS = 100


class Form(BaseModel):
    """An object whose keys are all known; of very many others not each is a fault of its own."""

    model_config = ConfigDict(extra="forbid")

    @validator(mode="before")
    @classmethod
    def _few_keys(cls, data: Any) -> Any:
        if not isinstance(data, dict) or len(data) <= MOST_KEYS:
            return data
        message = "the object has {count} keys; /docs shows the form that is wanted"
        raise PydanticCustomError("too_many_keys", message, {"count": len(data)})


class Body(Form):
    """A request body: faults without number are only counted."""

    @validator(mode="wrap")
    @classmethod
    def _few_faults(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        try:
            return handler(data)
        except ValidationError as error:
            if error.error_count() <= MOST_FAULTS:
                raise
            count = error.error_count()
        message = "the body has at least {count} problems; /docs shows the form that is wanted"
        raise PydanticCustomError("too_many", message, {"count": count})


def first_fault_of_many(kind: Any) -> WrapValidator:
    """Reads a collection to its end, but a large one, a hostile one maybe, to its first fault."""
    quick: TypeAdapter[Any] = TypeAdapter(Annotated[kind, FailFast()])

    def read(given: Any, handler: ValidatorFunctionWrapHandler) -> Any:
        large = isinstance(given, dict | list) and len(given) > MOST_FAULTS
        return quick.validate_python(given) if large else handler(given)

    return WrapValidator(read)
