"""Build hook: the README of the distributions, whose links work outside the repository."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

NOTE = "Paths of files on this page are those in the source distribution.\n"

CODE = re.compile(r"(^```.*?^```$)", re.MULTILINE | re.DOTALL)
RELATIVE_LINK = re.compile(r"(!?)\[([^\]]*)\]\((?![a-z]+:|#)([^)\s#]+)(#[^)\s]*)?\)")


class ReadmeHook(MetadataHookInterface):
    """Sets the project's readme from README.md; the option `file-url` is described in pyproject.toml."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Set the readme."""
        text = Path(self.root, "README.md").read_text(encoding="utf-8")
        file_url: str = self.config["file-url"]
        linked = replace_links(text, file_url.replace("{version}", metadata["version"]))
        metadata["readme"] = {"content-type": "text/markdown", "text": linked}


def replace_links(text: str, file_url: str) -> str:
    """Return a page with absolute links to files of the repository; without links if there is no URL.

    Args:
        text: the page, in Markdown.
        file_url: the URL of a file, with `{path}` for its path, or an empty string.
    """
    parts = CODE.split(text)  # every second part is a block of code
    parts[::2] = [RELATIVE_LINK.sub(lambda link: _replace_link(link, file_url), part) for part in parts[::2]]
    return "".join(parts) if file_url else f"{''.join(parts)}\n{NOTE}"


def _replace_link(link: re.Match[str], file_url: str) -> str:
    image, text, path, anchor = link.groups(default="")
    if file_url:
        return f"{image}[{text}]({file_url.replace('{path}', path)}{anchor})"
    return text if image or text == path else f"{text} (`{path}`)"
