"""Run a file as a script or as notebook cells: `run_snippet.py FILE`.

Cells are separated by `# %%`, can await, and print their last expression.
"""

from __future__ import annotations

import ast
import asyncio
import sys
from pathlib import Path

names = {"__name__": "__main__"}


def run_cell(source: str, path: str, loop: asyncio.AbstractEventLoop) -> None:
    """Run the statements of a cell, and print the value of its last expression unless it is None."""
    nodes = ast.parse(source).body
    if isinstance(nodes[-1], ast.Expr):
        keep = ast.parse("_ = None").body[0]
        keep.value = nodes[-1].value  # type: ignore[attr-defined]
        nodes[-1] = keep
    names["_"] = None
    module = ast.fix_missing_locations(ast.Module(nodes, []))
    waiting = eval(compile(module, path, "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT), names)
    if waiting is not None:
        loop.run_until_complete(waiting)
    if names["_"] is not None:
        print(repr(names["_"]))


def main(path: str) -> None:
    """Run the file. URL and tokens come from the environment."""
    source = Path(path).read_text(encoding="utf-8")
    if "asyncio.run(" in source:
        exec(compile(source, path, "exec"), names)
        return
    with asyncio.Runner() as runner:
        for part in source.split("# %%\n"):
            run_cell(part, path, runner.get_loop())


main(*sys.argv[1:])
