"""What every request body has in common."""

from typing import Any, Self

from pydantic import BaseModel, ConfigDict, ModelWrapValidatorHandler, ValidationError
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
        message = "the body has {count} problems, too many to list; /docs shows the form wanted"
        raise PydanticCustomError("too_many", message, {"count": count})
