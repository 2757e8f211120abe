"""Writes docs/ops anew: `python -m app.handbook`."""

from pathlib import Path

from app.handbook.book import book

FOLDER = Path(__file__).parents[2] / "docs" / "ops"


def write(folder: Path, files: dict[str, str]) -> None:
    """Make the folder hold exactly these files."""
    for found in folder.rglob("*"):
        if found.is_file() and found.relative_to(folder).as_posix() not in files:
            found.unlink()
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(FOLDER, book())
