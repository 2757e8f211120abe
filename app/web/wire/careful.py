"""Where reading quickly ends."""


class NeedsCare(Exception):
    """What was sent is read by pydantic, which alone says what may be sent and what is wrong."""
