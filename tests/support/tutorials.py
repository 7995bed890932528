"""The files of the tutorials."""

from __future__ import annotations

import re
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "tutorials"


def write_files(page: str, folder: Path) -> list[str]:
    """Write the blocks of a tutorial that begin with the name of a file, and return the names."""
    text = (FOLDER / f"{page}.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```\w+\n# (\w+\.(?:py|ini))\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    for name, code in blocks:
        (folder / name).write_text(code, encoding="utf-8")
    return [name for name, _ in blocks]
