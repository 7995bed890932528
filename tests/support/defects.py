"""Defect ids that openapi/README.md lists: a letter for the subject, and the last number in use."""

from __future__ import annotations

import re
from pathlib import Path

README = Path(__file__).parents[2] / "openapi" / "README.md"


def list_defect_ids() -> set[str]:
    """Return every id from 1 to the last number of each letter in the table of the page."""
    rows = re.findall(r"^\| ([A-Z]) \| .* \| ([0-9]+) \|$", README.read_text(encoding="utf-8"), re.MULTILINE)
    return {f"{letter}{number}" for letter, last in rows for number in range(1, int(last) + 1)}
