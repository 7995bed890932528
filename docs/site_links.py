"""Links of the documentation site: files of the repository, and names in docstrings."""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinx.domains.python import PyXRefRole
from sphinx.util.nodes import make_refnode

if TYPE_CHECKING:
    from docutils import nodes
    from docutils.nodes import Element
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

ROOT: Final = Path(__file__).resolve().parent.parent

INCLUDED: Final = {
    "project/changelog": "CHANGELOG.md",
    "project/contributing": "CONTRIBUTING.md",
    "project/corrections": "openapi/README.md",
    "project/measurements": "benchmarks/RESULTS.md",
    "project/security": "SECURITY.md",
}
"""The file of the repository that is the text of a page."""

PAGES: Final = {file: page for page, file in INCLUDED.items()} | {
    "README.md": "index",
    "api.md": "reference/index",
    "benchmarks": "project/measurements",
    "docs/design": "project/design",
    "examples": "project/examples",
}
"""The page of the site for a file of the repository."""


class NameRole(PyXRefRole):
    """The role of single backticks in docstrings: a link to the public name with this ending, if any."""

    def process_link(
        self, env: BuildEnvironment, refnode: Element, has_explicit_title: bool, title: str, target: str
    ) -> tuple[str, str]:
        """Return the shown text and the target of a link."""
        refnode["reftype"] = "obj"
        refnode["refdomain"] = "py"
        return title, re.sub(r"\(.*\)$", "", target).removeprefix("altegio.")


def resolve_by_ending(
    app: Sphinx, env: BuildEnvironment, node: pending_xref, content: Element
) -> nodes.reference | None:
    """Return a link to the only public name, or the first of them, that ends with the target of a node."""
    if node.get("refdomain") != "py":
        return None
    target = node["reftarget"].lstrip(".")
    found = sorted(
        name
        for name in _index_names(env).get(target.rpartition(".")[2], ())
        if f".{name}".endswith(f".{target}")
    )
    if not found:
        return None
    domain = env.domains.python_domain
    page, anchor = domain.objects[found[0]].docname, domain.objects[found[0]].node_id
    return make_refnode(app.builder, node["refdoc"], page, anchor, content, found[0])


@lru_cache(maxsize=1)
def _index_names(env: BuildEnvironment) -> dict[str, list[str]]:
    """Return all documented names by their last part."""
    index: dict[str, list[str]] = {}
    for name in env.domains.python_domain.objects:
        index.setdefault(name.rpartition(".")[2], []).append(name)
    return index


def read_page(app: Sphinx, name: str, source: list[str]) -> None:
    """Read pages from files of the repository, and replace links to such files by links to their pages."""
    file = INCLUDED.get(name, f"docs/{name}.md")
    if name in INCLUDED:
        source[0] = (ROOT / file).read_text(encoding="utf-8")

    def replace(match: re.Match[str]) -> str:
        path, _, anchor = match[1].partition("#")
        if not path or re.match(r"[a-z]+:", path):
            return match[0]
        target = posixpath.normpath(posixpath.join(posixpath.dirname(file), path))
        page = PAGES.get(target) or PAGES.get(posixpath.dirname(target))
        if page is None and target.startswith("docs/"):
            page = target.removeprefix("docs/").removesuffix(".md")
        if page is None or target.endswith(".ipynb"):  # MyST adds a file without a page as a download
            return match[0]
        relative = posixpath.relpath(page, posixpath.dirname(name) or ".")
        suffix = ".rst" if page == "reference/index" else ".md"
        return f"]({relative}{suffix}#{anchor})" if anchor else f"]({relative}{suffix})"

    if not name.startswith("reference/"):
        source[0] = re.sub(r"\]\(([^)\s]+)\)", replace, source[0])
