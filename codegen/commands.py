"""What the commands do: the only place that reads and writes the project's files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from codegen.build import Built, as_text, build
from codegen.diff import as_data, as_markdown, compare
from codegen.document import Document, load, parse_any
from codegen.errors import CodegenError
from codegen.fetch import address_of, fetch
from codegen.lock import lock_text
from codegen.packages import plain_package
from codegen.resources import check_resources
from codegen.structure import imported
from codegen.tree import Object, operations_of
from codegen.writing import write_text, write_tree
from codegen.yaml_text import dump, head_of

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
        write_text(path, text)
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
    wanted = {Path(options.source).stem: options.source} if options.source else {}
    for bundle in options.bundle if not options.source else ():
        wanted[bundle] = address_of(bundle)
    failed = 0
    for name, source in wanted.items():
        target = options.into / f"{name}.yaml"
        try:
            digest = fetch(source, target)
        except CodegenError as error:
            failed += 1
            print(f"{name}: {error}")
            continue
        print(f"{name}: {source} -> {target} (sha256 {digest[:12]})")
        if name == SOURCE.stem and SOURCE.exists():
            print(f"\nAgainst {SOURCE.relative_to(ROOT)}:\n\n{_news(load(SOURCE).data, load(target).data)}")
    return 1 if failed else 0


def run_import(options: argparse.Namespace) -> int:
    """Carry the structure of a fetched description into our own, our wording kept."""
    ours, theirs = load(options.into), load(options.source)
    merged, gone = imported(ours.data, theirs.data, everything=options.all)
    before = options.into.read_text(encoding="utf-8")
    text = dump(merged, head_of(before))
    for name in gone:
        print(f"not in {options.source}, kept as it was: {name}")
    if text == before:
        print(f"{options.into} has this structure already")
    else:
        options.into.write_text(text, encoding="utf-8", newline="\n")
        print(f"{options.into}: {sum(1 for _ in operations_of(merged))} operations")
    return 0


def run_diff(options: argparse.Namespace) -> int:
    """Tell what changed between two descriptions; 1 when something breaks Python code."""
    changes = compare(load(options.old).data, load(options.new).data)
    if options.json:
        _write_json(options.json, as_data(changes))
    print(as_markdown(changes), end="")
    return 1 if any(change.breaking for change in changes) else 0


def _news(ours: Object, theirs: Object) -> str:
    """The changes to the operations that we have, and how many more there are."""
    changes = compare(ours, theirs)
    more = [change for change in changes if change.kind == "added" and change.subject == "operation"]
    text = as_markdown(change for change in changes if change not in more)
    return f"{text}\n{len(more)} operations more than ours.\n"


def _load(options: argparse.Namespace) -> tuple[Document, Document | None]:
    source = load(options.source)
    if options.corrections == "none":
        return source, None
    path = Path(options.corrections)
    try:
        return source, parse_any(path.read_bytes(), str(path))
    except OSError as error:
        raise CodegenError(f"{path}: {error.strerror}") from error


def _beside(built: Built, source: Document, corrections: Document | None) -> dict[Path, str]:
    """What the project's own build writes besides the tree."""
    return {
        CORRECTED: as_text(built.corrected),
        LOCK: lock_text(source, corrections, built.files),
        OUT.parent / "__init__.py": plain_package("Generated code, one folder an API."),
    }


def _write_json(path: Path, data: Object) -> None:
    write_text(path, json.dumps(data, indent=2, ensure_ascii=False) + "\n")


def _read(path: Path) -> str | None:
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return None
