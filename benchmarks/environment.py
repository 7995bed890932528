"""Measured environment outside the repository, created if missing and reused by later runs."""

from __future__ import annotations

import hashlib
import os
import platform
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
HOME = Path(os.environ.get("BENCH_HOME") or Path.home() / ".cache" / "altegio-async-benchmarks")
RECIPES = ("peers.txt", "generators.txt", "description.yaml")


class Environment:
    """Python with the package and its peers. `problems` explains why something is missing."""

    def __init__(self) -> None:
        self.problems: dict[str, str] = {}
        self.python = HOME / "venv" / "bin" / "python"
        self.generated = HOME / "generated"

    def prepare(self) -> None:
        """Create or update the environment. The package itself is always built and installed again."""
        HOME.mkdir(parents=True, exist_ok=True)
        stamp = HOME / "made-of"
        parts = [platform.python_version().encode(), *((HERE / name).read_bytes() for name in RECIPES)]
        recipe = hashlib.sha256(b"".join(parts)).hexdigest()
        if not stamp.exists() or stamp.read_text() != recipe:
            log("creating the measured environment; this takes a few minutes")
            self.make_venv(HOME / "venv", read_lines(HERE / "peers.txt"))
            self.generate()
            if not self.problems:
                stamp.write_text(recipe)
        log("installing the package")
        run(self.python, "-m", "pip", "install", "-q", "--no-deps", "--force-reinstall", str(ROOT))
        run(self.python, "-m", "compileall", "-q", str(self.generated))

    def make_venv(self, place: Path, packages: list[str]) -> None:
        """Create a virtual environment and install packages, one by one if the whole set fails."""
        run(sys.executable, "-m", "venv", "--clear", str(place))
        failed = try_run(place / "bin" / "python", "-m", "pip", "install", "-q", *packages)
        if not failed:
            return
        for package in packages:  # one by one, so that a missing peer does not prevent the others
            reason = try_run(place / "bin" / "python", "-m", "pip", "install", "-q", package)
            if reason:
                self.problems[package] = reason

    def generate(self) -> None:
        """Generate the clients of the two generators from `description.yaml`."""
        place = HOME / "generators"
        self.make_venv(place, read_lines(HERE / "generators.txt"))
        self.generated.mkdir(exist_ok=True)
        source = str(HERE / "description.yaml")
        attrs = self.generated / "generated_attrs"
        tools = place / "bin"
        env = {
            **os.environ,
            "PATH": f"{tools}:{os.environ['PATH']}",
        }  # the generator needs its own ruff
        reason = try_run(
            tools / "openapi-python-client", "generate", "--path", source, "--meta", "none",
            "--output-path", str(attrs), "--overwrite", env=env,
        )  # fmt: skip
        if reason:
            self.problems["openapi-python-client"] = reason
        reason = try_run(
            tools / "openapi-generator-cli", "generate", "-i", source, "-g", "python", "--library", "asyncio",
            "-o", str(HOME / "openapi-generator"), "--additional-properties=packageName=generated_pydantic", env=env,
        )  # fmt: skip
        if reason:
            self.problems["openapi-generator"] = reason
        else:
            link = self.generated / "generated_pydantic"
            if not link.exists():
                link.symlink_to(HOME / "openapi-generator" / "generated_pydantic")


def read_lines(path: Path) -> list[str]:
    """Return the lines of a file without comments."""
    return [line for line in path.read_text().splitlines() if line and not line.startswith("#")]


def read_pins(name: str) -> dict[str, str]:
    """Return the pinned version of each distribution in a recipe."""
    return dict(line.split("==") for line in read_lines(HERE / name))


def run(*command: object) -> None:
    """Run a command and raise an error if it fails."""
    subprocess.run([str(part) for part in command], check=True, stdout=sys.stderr)


def try_run(*command: object, env: dict[str, str] | None = None) -> str:
    """Run a command and return its last line of output if it fails, else an empty string."""
    try:
        done = subprocess.run(
            [str(part) for part in command], check=False, capture_output=True, text=True, env=env
        )
    except OSError as error:
        return str(error)
    output = (done.stderr or done.stdout).strip().splitlines()
    return (output[-1] if output else "failed") if done.returncode else ""


def log(*words: object) -> None:
    """Print progress to standard error."""
    print(*words, file=sys.stderr, flush=True)
