"""The environment that is measured: outside the repository, made when it is missing, kept for the next run."""

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
    """Python with the package and its peers. `problems` says of what is missing why."""

    def __init__(self) -> None:
        self.problems: dict[str, str] = {}
        self.python = HOME / "venv" / "bin" / "python"
        self.generated = HOME / "generated"

    def prepare(self) -> None:
        """Make it, or bring it up to date; the package itself is always built and installed anew."""
        HOME.mkdir(parents=True, exist_ok=True)
        stamp = HOME / "made-of"
        parts = [platform.python_version().encode(), *((HERE / name).read_bytes() for name in RECIPES)]
        recipe = hashlib.sha256(b"".join(parts)).hexdigest()
        if not stamp.exists() or stamp.read_text() != recipe:
            say("making the measured environment; this takes a few minutes")
            self.make_venv(HOME / "venv", lines(HERE / "peers.txt"))
            self.generate()
            if not self.problems:
                stamp.write_text(recipe)
        say("installing the package")
        run(self.python, "-m", "pip", "install", "-q", "--no-deps", "--force-reinstall", str(ROOT))
        run(self.python, "-m", "compileall", "-q", str(self.generated))

    def make_venv(self, place: Path, wanted: list[str]) -> None:
        run(sys.executable, "-m", "venv", "--clear", str(place))
        failed = attempt(place / "bin" / "python", "-m", "pip", "install", "-q", *wanted)
        if not failed:
            return
        for one in wanted:  # one by one, so that a missing peer takes no other with it
            why = attempt(place / "bin" / "python", "-m", "pip", "install", "-q", one)
            if why:
                self.problems[one] = why

    def generate(self) -> None:
        place = HOME / "generators"
        self.make_venv(place, lines(HERE / "generators.txt"))
        self.generated.mkdir(exist_ok=True)
        source = str(HERE / "description.yaml")
        attrs = self.generated / "generated_attrs"
        tools = place / "bin"
        env = {
            **os.environ,
            "PATH": f"{tools}:{os.environ['PATH']}",
        }  # the generator formats with its own ruff
        why = attempt(
            tools / "openapi-python-client", "generate", "--path", source, "--meta", "none",
            "--output-path", str(attrs), "--overwrite", env=env,
        )  # fmt: skip
        if why:
            self.problems["openapi-python-client"] = why
        why = attempt(
            tools / "openapi-generator-cli", "generate", "-i", source, "-g", "python", "--library", "asyncio",
            "-o", str(HOME / "openapi-generator"), "--additional-properties=packageName=generated_pydantic", env=env,
        )  # fmt: skip
        if why:
            self.problems["openapi-generator"] = why
        else:
            link = self.generated / "generated_pydantic"
            if not link.exists():
                link.symlink_to(HOME / "openapi-generator" / "generated_pydantic")


def lines(path: Path) -> list[str]:
    return [line for line in path.read_text().splitlines() if line and not line.startswith("#")]


def pinned(name: str) -> dict[str, str]:
    """Versions by distribution, as one of the recipes asks for them."""
    return dict(line.split("==") for line in lines(HERE / name))


def run(*command: object) -> None:
    subprocess.run([str(part) for part in command], check=True, stdout=sys.stderr)


def attempt(*command: object, env: dict[str, str] | None = None) -> str:
    """Run it; what it said last where it failed, else nothing."""
    try:
        done = subprocess.run(
            [str(part) for part in command], check=False, capture_output=True, text=True, env=env
        )
    except OSError as error:
        return str(error)
    said = (done.stderr or done.stdout).strip().splitlines()
    return (said[-1] if said else "failed") if done.returncode else ""


def say(*words: object) -> None:
    print(*words, file=sys.stderr, flush=True)
