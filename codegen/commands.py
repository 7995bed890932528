"""What the commands do: the only place that reads and writes the project's files."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from codegen.build import Built, as_text, build
from codegen.diff import as_data, as_markdown, compare
from codegen.document import Document, load, parse_any
from codegen.errors import CodegenError
from codegen.fetch import address_of, fetch, name_of
from codegen.files import read, write
from codegen.lock import lock_text
from codegen.packages import plain_package
from codegen.resources import check_resources
from codegen.structure import imported
from codegen.tree import Object, operations_of
from codegen.writing import write_tree
from codegen.yaml_text import comments_in, dump, head_of

if TYPE_CHECKING:
    import argparse

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "openapi" / "b2b-v1.yaml"
CORRECTIONS = ROOT / "openapi" / "b2b-v1.corrections.yaml"
CORRECTED = ROOT / "openapi" / "b2b-v1.corrected.json"
LOCK = ROOT / "openapi" / "b2b-v1.lock.json"
UPSTREAM = ROOT / "openapi" / "upstream"
PACKAGE = ROOT / "src" / "altegio_async"
OUT = PACKAGE / "generated" / "b2b_v1"


def run_build(options: argparse.Namespace) -> int:
    """Generate a tree; the project's own with the corrected description and the lock."""
    source, corrections = _load(options)
    built = build(source, corrections)
    ours = options.out.resolve() == OUT.resolve()
    if ours:
        check_resources(PACKAGE, built.plan, ROOT)
    write_tree(options.out, built.files)
    for path, text in _beside(built, source, corrections).items() if ours else ():
        write(path, text)
    if options.report:
        _write_json(options.report, built.report.as_json())
    print(built.report.as_text())
    return 0


def run_check(options: argparse.Namespace) -> int:
    """Compare what is committed with what would be generated, byte for byte."""
    source, corrections = _load(options)
    built = build(source, corrections)
    check_resources(PACKAGE, built.plan, ROOT)
    wanted = {OUT / name: text for name, text in built.files.items()}
    wanted |= _beside(built, source, corrections)
    present = {path for folder in ("models", "operations") for path in (OUT / folder).rglob("*.py")}
    stale = sorted(
        [f"  differs: {path.relative_to(ROOT)}" for path, text in wanted.items() if _read(path) != text]
        + [f"  left over: {path.relative_to(ROOT)}" for path in present - wanted.keys()]
    )
    if stale:
        print("codegen: the generated files are not what the description gives; run `make codegen`:")
        print("\n".join(stale))
        return 1
    print(f"codegen: {len(wanted)} generated files are up to date")
    return 0


def run_fetch(options: argparse.Namespace) -> int:
    """Fetch descriptions into the ignored folder; show what the newest one would change."""
    wanted = {name_of(options.source): options.source} if options.source else {}
    for bundle in options.bundle if not options.source else ():
        wanted[bundle] = address_of(bundle)
    failed = 0
    for name, source in wanted.items():
        try:
            _fetch(name, source, options.into / f"{name}.yaml")
        except CodegenError as error:
            failed += 1
            print(f"{name}: {error}")
    return 1 if failed else 0


def _fetch(name: str, source: str, target: Path) -> None:
    found = fetch(source, target)
    print(f"{name}: {source} -> {target} (sha256 {found.sha256[:12]})")
    _warn(found)
    if name == SOURCE.stem and SOURCE.exists():
        print(f"\nAgainst {SOURCE.relative_to(ROOT)}:\n\n{_news(_described(SOURCE).data, found.data)}")


def run_import(options: argparse.Namespace) -> int:
    """Carry the structure of a fetched description into our own, our wording kept."""
    ours, theirs = _described(options.into), _described(options.source)
    result = imported(ours.data, theirs.data, everything=options.all)
    before = read(options.into).decode("utf-8-sig")
    text = dump(result.description, head_of(before))
    for note in result.notes:
        print(note)
    if text == before:
        print(f"{options.into} has this structure already")
    else:
        for comment in comments_in(before):
            print(f"{options.into}: this comment is not kept: {comment}")
        write(options.into, text)
        print(f"{options.into}: {sum(1 for _ in operations_of(result.description))} operations")
    if result.left_out:
        print(f"{len(result.left_out)} operations more in {options.source}; --all carries them over too")
    return 0


def run_diff(options: argparse.Namespace) -> int:
    """Tell what changed between two descriptions; 1 when something breaks Python code."""
    changes = compare(_described(options.old).data, _described(options.new).data)
    if options.json:
        _write_json(options.json, as_data(changes))
    print(as_markdown(changes), end="")
    return 1 if any(change.breaking for change in changes) else 0


def _news(ours: Object, theirs: Object) -> str:
    """What an import would change, and how many operations it would leave out."""
    result = imported(ours, theirs, everything=False)
    notes = "".join(f"{note}\n" for note in result.notes)
    changes = as_markdown(compare(ours, result.description))
    return f"{notes}{changes}\n{len(result.left_out)} operations more than ours.\n"


def _described(path: Path) -> Document:
    found = load(path)
    _warn(found)
    return found


def _warn(found: Document) -> None:
    for key in found.duplicates:
        print(f"{found.name}: key given twice, the last one counts: {key}", file=sys.stderr)


def _load(options: argparse.Namespace) -> tuple[Document, Document | None]:
    source = load(options.source)
    if options.corrections == "none":
        return source, None
    return source, parse_any(read(Path(options.corrections)), options.corrections)


def _beside(built: Built, source: Document, corrections: Document | None) -> dict[Path, str]:
    """What the project's own build writes besides the tree."""
    return {
        CORRECTED: as_text(built.corrected),
        LOCK: lock_text(source, corrections, built.files),
        OUT.parent / "__init__.py": plain_package("Generated code, one folder an API."),
    }


def _write_json(path: Path, data: Object) -> None:
    write(path, json.dumps(data, indent=2, ensure_ascii=False) + "\n")


def _read(path: Path) -> str | None:
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return None
