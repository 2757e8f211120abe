"""Builds the page into the distributions, so that an installed wheel needs no Node."""

import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).parent / "scripts"))

import npm


class PageHook(BuildHookInterface[Any]):
    """Puts templates and the built page into the wheel; refuses a wheel without them."""

    @property
    def _static(self) -> Path:
        return Path(self.root, "static")

    @property
    def _manifest(self) -> Path:
        return self._static / "dist" / ".vite" / "manifest.json"

    def _is_built(self) -> bool:
        """Whether the page is there and newer than its sources; an sdist's page always is."""
        if not self._manifest.exists() or Path(self.root, "PKG-INFO").exists():
            return self._manifest.exists()
        built = self._manifest.stat().st_mtime
        patterns = ("*.*", "src/**/*", "public/**/*")
        sources = (source for pattern in patterns for source in self._static.glob(pattern))
        return all(source.stat().st_mtime <= built for source in sources)

    def dependencies(self) -> list[str]:
        """Asks for Node only where it has to build and the PATH has none."""
        return [] if self._is_built() or npm.on_path() else [npm.WHEEL]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Builds the page unless it is fresh or, as in a checkout, built by `make`."""
        if version == "editable":
            return
        if not self._is_built():
            self._build()
        if not self._manifest.exists():
            raise SystemExit(f"{self._manifest} is missing: a wheel needs its page")
        if self.target_name == "wheel":
            page = {"templates": "templates", "static/dist": "static"}
            for source, target in page.items():
                build_data["force_include"][str(Path(self.root, source))] = f"app/_page/{target}"

    def _build(self) -> None:
        try:
            npm.run("ci", folder=self._static)
            npm.run("run", "build", folder=self._static)
        except subprocess.CalledProcessError as failure:
            raise SystemExit(f"the page did not build: {failure}") from None
