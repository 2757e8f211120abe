"""Where the built page lies, and the tags that load one of its entries."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

from markupsafe import Markup


class PageNotBuiltError(RuntimeError):
    """The page's scripts are missing; the message says how to build them."""


class Chunk(TypedDict, total=False):
    """One record of Vite's manifest."""

    file: str
    imports: list[str]
    css: list[str]


@dataclass(frozen=True)
class Page:
    """The two folders a page is served from."""

    templates: Path
    static: Path

    def manifest(self) -> dict[str, Chunk]:
        """Vite's record of what each entry needs, read anew so that a rebuild shows at once."""
        path = self.static / ".vite" / "manifest.json"
        try:
            manifest: dict[str, Chunk] = json.loads(path.read_text(encoding="utf-8"))
        except (FileNotFoundError, ValueError):  # not there, or being written at this moment
            raise PageNotBuiltError(
                "the page is not built: run `make build`, then reload"
            ) from None
        return manifest

    def tags(self, entry: str, base: str) -> Markup:
        """The stylesheet, preload and script tags of an entry such as `src/explorer.tsx`."""
        manifest = self.manifest()
        if entry not in manifest:
            raise PageNotBuiltError(
                f"the built page has no entry {entry!r}: name it in vite.config.ts, `make build`"
            )
        chunks = [manifest[name] for name in _with_imports(manifest, entry)]
        *imported, main = (chunk["file"] for chunk in chunks)
        sheets = dict.fromkeys(sheet for chunk in chunks for sheet in chunk.get("css", []))
        link = Markup('<link rel="{}" href="{}">').format
        return Markup("\n").join(
            [
                *(link("stylesheet", base + sheet) for sheet in sheets),
                *(link("modulepreload", base + file) for file in imported),
                Markup('<script type="module" src="{}"></script>').format(base + main),
            ]
        )


def _with_imports(manifest: dict[str, Chunk], entry: str) -> list[str]:
    """The chunks an entry loads at once, each before what imports it."""
    found: dict[str, None] = {}
    open_chunks = {entry}

    def visit(name: str) -> None:
        for imported in manifest[name].get("imports", []):
            if imported not in open_chunks:
                open_chunks.add(imported)
                visit(imported)
        found[name] = None

    visit(entry)
    return list(found)


def find_page(package: Path = Path(__file__).parents[1]) -> Page:
    """The page inside an installed package, else the one beside it in a checkout."""
    installed = package / "_page"
    if installed.is_dir():
        return Page(templates=installed / "templates", static=installed / "static")
    return Page(templates=package.parent / "templates", static=package.parent / "static" / "dist")


PAGE = find_page()
