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


class Body(BaseModel):
    """A request body: unknown keys are refused, and faults without number are only counted."""

    model_config = ConfigDict(extra="forbid")

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
