"""Prints the figures that a test run has measured as one table: `python -m tests.figures FILE`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from rich import box
from rich.console import Console
from rich.table import Table


def main(path: str) -> None:
    """One row a figure, in the order of their names."""
    file = Path(path)
    if not file.exists():
        sys.exit("no test has noted a figure")
    rows = sorted(
        (row["bar"], row["got"], row["wanted"])
        for row in map(json.loads, file.read_text(encoding="utf-8").splitlines())
    )
    table = Table("bar", "measured", "wanted", box=box.SIMPLE_HEAD)
    for row in rows:
        table.add_row(*row)
    Console(width=None if sys.stdout.isatty() else 160, highlight=False).print(table, markup=False)


if __name__ == "__main__":
    main(sys.argv[1])
