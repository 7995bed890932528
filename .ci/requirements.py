"""Print the lowest or the newest allowed version of each dependency, as requirements for pip."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

CHOSEN_BY_USERS = ("opentelemetry-sdk", "pandas", "polars")
"""Packages of the group `test` that work together with an extra."""


def list_requirements(*, lowest: bool) -> list[str]:
    """Return the dependencies of the package and of its extras, with the version that is wanted."""
    data = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))
    project = data["project"]
    needs = [*project["dependencies"]]
    for extra, packages in project["optional-dependencies"].items():
        needs += packages if extra != "all" else []
    needs += [
        need for need in data["dependency-groups"]["test"] if re.split("[>=]", need)[0] in CHOSEN_BY_USERS
    ]
    return [need.replace(">=", "==") for need in needs] if lowest else needs


if __name__ == "__main__":
    print("\n".join(list_requirements(lowest={"lowest": True, "newest": False}[sys.argv[1]])))
