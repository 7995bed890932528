"""Draw the pictures of the README: the output of `altegio demo`, and a cell of a notebook with its table.

    python docs/pictures.py        # write docs/static/demo.svg and docs/static/notebook.svg

The first picture has the output of the command at the time, and the second one the committed output of the
notebook. Both are SVG files without references to other files.
"""

from __future__ import annotations

import html
import os
import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree

import nbformat
from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).resolve().parents[1]
DEMO = ROOT / "docs" / "static" / "demo.svg"
NOTEBOOK = ROOT / "docs" / "static" / "notebook.svg"

NOTEBOOK_CELL: Final = ("expiring_cards", "cell-09")
_COLUMNS: Final = 110
_LINE: Final = 22  # pixels
_WIDTH: Final = 860
_SVG: Final = "{http://www.w3.org/2000/svg}"
_DEMO_FORMAT: Final = """<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font-family: "DejaVu Sans Mono", Menlo, Consolas, monospace;
  font-size: {char_height}px; line-height: {line_height}px; }}
.{unique_id}-title {{ font-size: 18px; font-weight: bold; font-family: arial; }}
{styles}
</style>
<defs><clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
</clipPath>{lines}</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g></g></svg>
"""
_NOTEBOOK_FORMAT: Final = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"
width="{width}" height="{height}">
<foreignObject width="100%" height="100%"><div xmlns="http://www.w3.org/1999/xhtml" class="page">
<style>
.page {{ box-sizing: border-box; width: {width}px; height: {height}px; padding: 14px 18px;
  background: #fff; color: #222; border: 1px solid #ddd; border-radius: 6px;
  font: 13px/{line}px "DejaVu Sans", Arial, sans-serif; }}
.page pre {{ margin: 0 0 12px; padding: 10px 12px; background: #f5f5f5; border-radius: 4px;
  font: 12.5px/{line}px "DejaVu Sans Mono", Menlo, Consolas, monospace; }}
.page table {{ border-collapse: collapse; }}
.page th, .page td {{ height: {line}px; padding: 0 12px; text-align: right; white-space: nowrap; }}
.page thead th {{ border-bottom: 1px solid #999; }}
.page tbody tr:nth-child(odd) {{ background: #f7f7f7; }}
</style>
<pre>{code}</pre>
{table}
</div></foreignObject></svg>
"""


def run_demo() -> str:
    """Run `altegio demo` and return its output with ANSI styles."""
    done = subprocess.run(
        [sys.executable, "-m", "altegio_async", "demo"],
        env={**os.environ, "COLUMNS": str(_COLUMNS), "FORCE_COLOR": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # the progress bars
        text=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


def draw_demo(output: str) -> str:
    """Return the output of the command as an SVG picture of a terminal."""
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        console = Console(
            record=True, width=_COLUMNS, file=nowhere, force_terminal=True, color_system="truecolor"
        )
        console.print(Text.from_ansi("$ altegio demo"))
        console.print(Text.from_ansi(re.sub(r"(127\.0\.0\.1):\d+", r"\1:8080", output)))
        return console.export_svg(title="altegio demo", code_format=_DEMO_FORMAT, unique_id="demo")


def read_lines(svg: str) -> list[str]:
    """Return the lines of text in a picture of a terminal."""
    pieces: dict[float, list[tuple[float, str]]] = defaultdict(list)
    for group in ElementTree.fromstring(svg).iter(f"{_SVG}g"):  # noqa: S314 - drawn by this script
        if group.get("class", "").endswith("-matrix"):
            for text in group.iter(f"{_SVG}text"):
                pieces[float(text.get("y", "0"))].append((float(text.get("x", "0")), text.text or ""))
    rows = (pieces[y] for y in sorted(pieces))
    return ["".join(text for _, text in sorted(row)).replace("\xa0", " ").rstrip() for row in rows]


def mask_measured(lines: list[str]) -> list[str]:
    """Return lines without the figures that differ between two runs: requests, rejections and seconds."""
    text = "\n".join(lines)
    text = re.sub(r"((?: +[\d,]+){4}) +[\d,]+( +[\d,]+) +[\d.]+$", r"\1 R\2 S", text, flags=re.MULTILINE)
    text = re.sub(
        r"[\d,]+ requests, \d+ rejected by the rate limit, [\d.]+ s\.", "R requests, N rejected, S s.", text
    )
    return re.sub(r"takes about \d+ \w+", "takes about T", text).split("\n")


def find_cell(notebook: Any, cell_id: str) -> Any:
    """Return a cell of a notebook by its id."""
    (cell,) = [cell for cell in notebook.cells if cell.id == cell_id]
    return cell


def draw_notebook() -> str:
    """Return a cell of a committed notebook and its table as an SVG picture."""
    name, cell_id = NOTEBOOK_CELL
    cell = find_cell(nbformat.read(ROOT / "examples" / f"{name}.ipynb", as_version=4), cell_id)
    (table,) = re.findall(r"<table.*?</table>", cell.outputs[-1]["data"]["text/html"], re.DOTALL)
    table = re.sub(r' (border="1"|class="dataframe"|style="[^"]*")', "", table)
    code = cell.source.strip()
    lines = code.count("\n") + 1 + table.count("<tr")
    return _NOTEBOOK_FORMAT.format(
        width=_WIDTH, height=lines * (_LINE + 1) + 50, line=_LINE, code=html.escape(code), table=table
    )


def main() -> None:
    """Write both pictures."""
    DEMO.write_text(draw_demo(run_demo()), encoding="utf-8")
    NOTEBOOK.write_text(draw_notebook(), encoding="utf-8")


if __name__ == "__main__":
    main()
