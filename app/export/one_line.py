"""Text where a line must not end: in comments, in labels."""


def one_line(text: str) -> str:
    """The same text with a space for everything that cannot be printed, ends of lines included."""
    return "".join(c if c.isprintable() else " " for c in text)
