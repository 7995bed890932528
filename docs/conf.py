"""Configuration of the documentation site; `make docs` builds it."""

from __future__ import annotations

import sys
from pathlib import Path

DOCS = Path(__file__).parent
sys.path[:0] = [str(DOCS), str(DOCS.parent / "src")]

from site_links import NameRole, read_page, resolve_by_ending  # noqa: E402 - after the path is set

import altegio_async  # noqa: E402 - after the path is set

project = "altegio-async"
author = "The altegio-async authors"
version = release = altegio_async.__version__
extensions = ["myst_parser"]
exclude_patterns = ["build"]
html_theme = "furo"
html_title = f"altegio-async {release}"
html_show_sourcelink = False
html_copy_source = False
html_static_path = ["static"]
html_favicon = "static/icon.svg"
default_role = "name"
toc_object_entries = False
myst_heading_anchors = 3
myst_links_external_new_tab = False
python_use_unqualified_type_names = True
suppress_warnings = [
    "ref.python",  # a name in a docstring can be that of several objects
    "toc.not_readable",
]
maximum_signature_line_length = 80


def setup(app):  # noqa: ANN001, ANN201, D103 - the interface of Sphinx
    app.add_role("name", NameRole(warn_dangling=False))
    app.connect("source-read", read_page)
    app.connect("missing-reference", resolve_by_ending)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
