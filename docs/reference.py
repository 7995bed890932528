"""Writes the reference of all public names as web pages: `python docs/reference.py FOLDER`."""

from __future__ import annotations

import importlib
import sys
import warnings
from pathlib import Path

import pdoc
import pdoc.render

MODULES = (
    "altegio_async",
    "altegio_async.bulk",
    "altegio_async.distributed",
    "altegio_async.errors",
    "altegio_async.enums",
    "altegio_async.frames",
    "altegio_async.hooks",
    "altegio_async.models",
    "altegio_async.notebook",
    "altegio_async.operations",
    "altegio_async.plots",
    "altegio_async.progress",
    "altegio_async.rate_limit",
    "altegio_async.testing",
    "altegio_async.transport",
)


def load(name: str) -> None:
    """Import a module and put its lazily loaded names where pdoc looks for them."""
    module = importlib.import_module(name)
    for public in module.__all__:
        setattr(module, public, getattr(module, public))


def main(folder: str) -> None:
    """Write the pages."""
    for name in MODULES:
        load(name)
    pdoc.render.configure(docformat="google", show_source=False)
    with warnings.catch_warnings():
        # Annotations that stand in quotes for the type checkers are shown as they are written.
        warnings.filterwarnings("ignore", message="Error parsing type annotation")
        # Before Python 3.12 a TypedDict has no record of its bases; pdoc shows their keys as its own.
        warnings.filterwarnings("ignore", message=r"Cannot determine where altegio_async\.bulk\.\w+Options\.")
        pdoc.pdoc(*MODULES, output_directory=Path(folder))
    print(f"written: {Path(folder) / 'index.html'}")


if __name__ == "__main__":
    main(sys.argv[1])
