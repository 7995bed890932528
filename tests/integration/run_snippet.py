"""A program: runs a file against the API at an address, as a script or as notebook cells do.

`run_snippet.py FILE BASE_URL`. Cells are parted by `# %%`, may await, and show their last expression.
"""

from __future__ import annotations

import ast
import asyncio
import sys
from pathlib import Path

from altegio_async import AltegioClient

names = {"__name__": "__main__"}


def run_cell(source: str, path: str, loop: asyncio.AbstractEventLoop) -> None:
    """One cell: its statements, then the value of its last expression, unless that is None."""
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


def main(path: str, base_url: str) -> None:
    """Run the file; the tokens come from the environment."""
    AltegioClient.__init__.__kwdefaults__["base_url"] = base_url
    source = Path(path).read_text(encoding="utf-8")
    if "asyncio.run(" in source:
        exec(compile(source, path, "exec"), names)
        return
    with asyncio.Runner() as runner:
        for part in source.split("# %%\n"):
            run_cell(part, path, runner.get_loop())


main(*sys.argv[1:])
