"""Rendering of the templates, which show the shape of the generated files."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2 import Environment

HEADER = "# Generated from the description by `python -m codegen build`. Do not edit."
TEMPLATES = Path(__file__).parent / "templates"


def render_template(name: str, **values: Any) -> str:
    """Return the text of a generated file. The header is available in every template."""
    return _load_environment().get_template(name).render(header=HEADER, **values)


@cache
def _load_environment() -> Environment:
    # Imported here because it loads slowly and only builds need it.
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415

    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
