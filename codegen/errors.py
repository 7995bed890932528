"""Exception of the generator."""

from __future__ import annotations


class CodegenError(Exception):
    """A problem in a document, a correction or a file that stops the build. The message names it."""
