"""The lock file: names of the generated code, and hashes of the tree and of everything that it depends on."""

from __future__ import annotations

import hashlib
import json
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from codegen.errors import CodegenError
from codegen.normalise.stable_names import RecordedNames
from codegen.tree import as_object

if TYPE_CHECKING:
    from codegen.source.document import Document

_PACKAGE = Path(__file__).parent


def render_lock(
    source: Document, corrections: Document | None, files: dict[str, str], names: RecordedNames
) -> str:
    """Return the text of the lock file."""
    facts = {
        "source": source.sha256,
        "corrections": corrections.sha256 if corrections else None,
        "generator": hash_generator(),
        "datamodel-code-generator": version("datamodel-code-generator"),
        "tree": hash_tree(files),
        "names": names.to_dict(),
    }
    return json.dumps(facts, indent=2) + "\n"


def parse_names(text: bytes, place: str) -> RecordedNames:
    """Return the names that the text of a lock records.

    Raises:
        CodegenError: the lock is not JSON, for example because it contains the marks of a merge conflict.
    """
    try:
        data = json.loads(text)
    except ValueError as error:
        raise CodegenError(f"{place} is not JSON ({error}); restore it from the repository") from error
    return RecordedNames.from_dict(as_object(data).get("names"))


def hash_tree(files: dict[str, str]) -> str:
    """Return one hash of the names and contents of some files."""
    total = hashlib.sha256()
    for name, text in sorted(files.items()):
        total.update(f"{name}\0{len(text)}\0".encode())
        total.update(text.encode())
    return total.hexdigest()


def hash_generator() -> str:
    """Return one hash of the generator's own sources and templates."""
    paths = sorted(path for pattern in ("*.py", "*.jinja") for path in _PACKAGE.rglob(pattern))
    return hash_tree(
        {
            path.relative_to(_PACKAGE).as_posix(): path.read_text(encoding="utf-8").replace("\r\n", "\n")
            for path in paths
        }
    )
