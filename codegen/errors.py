"""The one error of the generator."""

from __future__ import annotations


class CodegenError(Exception):
    """A document, a correction or a file that stops the build. The text says what and where."""
