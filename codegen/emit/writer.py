"""Write a generated tree atomically, and never over files that are not generated."""

from __future__ import annotations

from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from codegen.emit.rendering import HEADER
from codegen.errors import CodegenError
from codegen.files import wrap_os_errors, write_text

if TYPE_CHECKING:
    from pathlib import Path

_SHOWN = 5


def write_tree(out: Path, files: dict[str, str]) -> None:
    """Replace a generated tree by renaming, so that a partial tree is never visible.

    Raises:
        CodegenError: the folder contains files that are not generated, or cannot be written. It is unchanged.
    """
    out = out.resolve()
    with wrap_os_errors(out):
        _check_replaceable(out)
        out.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=out.parent, prefix=f".{out.name}-") as beside:
            new, old = out.parent / beside / "new", out.parent / beside / "old"
            for name, text in files.items():
                write_text(new / name, text)
            if out.exists():
                out.rename(old)
            try:
                new.rename(out)
            except OSError:
                if old.exists():
                    old.rename(out)
                raise


def _check_replaceable(out: Path) -> None:
    if out.exists() and not out.is_dir():
        raise CodegenError(f"{out} is a file, not the folder of a generated tree")
    foreign = sorted(
        path.relative_to(out).as_posix()
        for path in out.rglob("*")
        if "__pycache__" not in path.relative_to(out).parts and not _is_generated(path)
    )
    if foreign:
        more = f" and {len(foreign) - _SHOWN} more" if len(foreign) > _SHOWN else ""
        names = f"{', '.join(foreign[:_SHOWN])}{more}"
        raise CodegenError(f"{out} contains files that are not generated and would be lost: {names}")


def _is_generated(path: Path) -> bool:
    if path.is_dir() and not path.is_symlink():
        return True
    return path.suffix == ".py" and path.is_file() and path.read_bytes().startswith(HEADER.encode())
