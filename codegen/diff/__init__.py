"""What changed between two versions of a description, and what of it breaks Python code."""

from __future__ import annotations

from codegen.diff.changes import Change, as_data, as_markdown
from codegen.diff.operations import compare

__all__ = ["Change", "as_data", "as_markdown", "compare"]
