"""Text of docstrings in generated code: wrapped and escaped."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from codegen.emit.annotations import WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterable

_NO_SUMMARY = "Operation without a summary."


def render_docstring(
    paragraphs: list[str], sections: dict[str, list[str]], *, indent: int, last: str = ""
) -> str:
    """Return a docstring, indented for the body of a function.

    Args:
        paragraphs: the summary and the details. Those without a printable character are omitted.
        sections: entries by title, such as `Args`. Empty sections are omitted.
        indent: spaces before each line.
        last: a line at the end.
    """
    texts = [text for text in map(escape, paragraphs) if text]
    summary, *details = texts or [_NO_SUMMARY]
    lines = wrap(summary, WIDTH - indent - 4)
    for paragraph in details:
        lines += ["", *wrap(paragraph, WIDTH - indent - 4)]
    for title, entries in sections.items():
        lines += _render_section(title, entries, indent)
    if last:
        lines += ["", last]
    if len(lines) == 1:
        return lines[0]
    prefix = " " * indent
    return "\n".join([lines[0], *(f"{prefix}{line}".rstrip() for line in lines[1:]), prefix])


def _render_section(title: str, entries: Iterable[str], indent: int) -> list[str]:
    lines: list[str] = []
    for entry in entries:
        first, *rest = wrap(escape(entry), WIDTH - indent - 8)
        lines += [f"    {first}", *(f"        {line}" for line in rest)]
    return ["", f"{title}:", *lines] if lines else []


def describe_lost_response(text: str) -> list[str]:
    """Return the paragraph on a lost response of a write, or no paragraph if nothing is known."""
    return [f"After a lost response (an error whose `sent` is not False), {text}"] if text else []


def wrap(text: str, width: int) -> list[str]:
    """Return the lines of a text."""
    return textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)


def escape(text: str) -> str:
    """Return the text with everything escaped or replaced that could end or break a docstring."""
    plain = "".join(letter if letter.isprintable() else " " for letter in " ".join(text.split())).strip()
    escaped = plain.replace("\\", "\\\\").replace('"""', "'''")
    return escaped[:-1] + "'" if escaped.endswith('"') else escaped
