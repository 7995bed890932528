"""Commands of the command line. Only this module reads and writes the files of the project."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from codegen.build import BuildResult, build, render_description
from codegen.diff import compare, render_fragments, render_markdown, to_data
from codegen.emit.packages import render_plain_package
from codegen.emit.writer import write_tree
from codegen.errors import CodegenError
from codegen.files import read_bytes, write_text
from codegen.importing.structure import import_structure
from codegen.importing.yaml_writer import dump_yaml, find_comments, read_head
from codegen.lock import parse_names, render_lock
from codegen.method_index import MethodRow, list_rows, render_index, render_text
from codegen.method_index import to_data as to_method_data
from codegen.normalise.stable_names import RecordedNames
from codegen.source.document import Document, load, parse_any
from codegen.source.fetch import derive_name, fetch, get_bundle_url
from codegen.tree import Object, iter_operations
from codegen.usage_check import check_mixins, check_usage

if TYPE_CHECKING:
    import argparse

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "openapi" / "b2b-v1.yaml"
CORRECTIONS = ROOT / "openapi" / "b2b-v1.corrections.yaml"
CORRECTED = ROOT / "openapi" / "b2b-v1.corrected.json"
LOCK = ROOT / "openapi" / "b2b-v1.lock.json"
UPSTREAM = ROOT / "openapi" / "upstream"
INDEX = ROOT / "docs" / "methods.md"
PACKAGE = ROOT / "src" / "altegio_async"
MIXINS = PACKAGE / "_core" / "derived.py"
OUT = PACKAGE / "generated" / "b2b_v1"
_SUFFIX = ".corrections.yaml"
_MAX_LISTED = 20  # changed files in the output of a build


@dataclass(frozen=True)
class Target:
    """A description of the project and the files that a build writes for it."""

    source: Path
    corrections: Path | None
    out: Path
    corrected: Path
    lock: Path | None
    is_own_tree: bool = True

    def load(self) -> tuple[Document, Document | None]:
        """Return the description and its corrections."""
        source = load(self.source)
        if self.corrections is None:
            return source, None
        return source, parse_any(read_bytes(self.corrections), str(self.corrections))

    def read_names(self) -> RecordedNames:
        """Return the names that the lock records. A lock that does not exist yet records none."""
        if self.lock is None or not self.lock.exists():
            return RecordedNames()
        return parse_names(read_bytes(self.lock), str(self.lock))


def list_targets() -> list[Target]:
    """Return every description of the project that has corrections, in the order of their names."""
    folder = SOURCE.parent
    names = sorted(path.name.removesuffix(_SUFFIX) for path in folder.glob(f"*{_SUFFIX}"))
    return [
        Target(
            source=folder / f"{name}.yaml",
            corrections=folder / f"{name}{_SUFFIX}",
            out=OUT.parent / name.replace("-", "_"),
            corrected=folder / f"{name}.corrected.json",
            lock=folder / f"{name}.lock.json",
        )
        for name in names
    ]


def run_build(options: argparse.Namespace) -> int:
    """Generate trees: the one of the given description, or those of all descriptions of the project.

    For the project's own trees, also write the corrected descriptions and the locks.
    """
    reports: dict[str, Object] = {}
    rows: list[MethodRow] = []
    targets = _select_targets(options)
    for target in targets:
        source, corrections = target.load()
        recorded = target.read_names()
        result = build(source, corrections, recorded)
        rows += list_rows(target.source.stem, result)
        _check_hand_written_code(target, result)
        names = result.plan.names if options.forget_removed else recorded.merge(result.plan.names)
        companions = _render_companions(target, result, source, corrections, names)
        tree = {target.out / name: text for name, text in result.files.items()}
        stale = _list_stale_files(tree | companions, {target.out})
        write_tree(target.out, result.files)
        for path, text in companions.items():
            write_text(path, text)
        reports[target.source.stem] = result.report.to_dict()
        print(f"{target.source.name}\n{result.report.as_text()}\n{_format_changes(stale)}")
    if len(targets) > 1:
        write_text(INDEX, render_index(rows))
    if options.report:
        _write_json(options.report, next(iter(reports.values())) if len(reports) == 1 else reports)
    return 0


def run_check(options: argparse.Namespace) -> int:
    """Compare the committed files with the generated ones byte by byte and return 1 if any differs."""
    expected: dict[Path, str] = {}
    folders: set[Path] = set()
    rows: list[MethodRow] = []
    targets = _select_targets(options)
    for target in targets:
        source, corrections = target.load()
        recorded = target.read_names()
        result = build(source, corrections, recorded)
        names = recorded.merge(result.plan.names)
        _check_hand_written_code(target, result)
        expected |= {target.out / name: text for name, text in result.files.items()}
        expected |= _render_companions(target, result, source, corrections, names)
        rows += list_rows(target.source.stem, result)
        folders |= {target.out / name for name in ("models", "operations", "resources")}
    if len(targets) > 1:
        expected[INDEX] = render_index(rows)
    if stale := _list_stale_files(expected, folders):
        print("codegen: the generated files are out of date; run `make codegen`:")
        print("\n".join(stale))
        return 1
    print(f"codegen: {len(expected)} generated files are up to date")
    return 0


def _list_stale_files(expected: dict[Path, str], folders: set[Path]) -> list[str]:
    """Return a line for each file that differs from its expected text, or is in a folder and not expected."""
    present = {path for folder in folders for path in folder.rglob("*.py")}
    different = [path for path, text in expected.items() if _read_text_or_none(path) != text]
    return sorted(
        [f"  differs: {_shorten_path(path)}" for path in different]
        + [f"  left over: {_shorten_path(path)}" for path in present - expected.keys()]
    )


def _shorten_path(path: Path) -> Path:
    return path.relative_to(ROOT) if path.is_relative_to(ROOT) else path


def _format_changes(stale: list[str]) -> str:
    """Return the list of files that a build replaced or removed, shortened if it is long."""
    lines = [line.replace("differs:", "written:").replace("left over:", "removed:") for line in stale]
    changes = sorted(lines)[:_MAX_LISTED]
    more = [f"  and {len(stale) - _MAX_LISTED} more"] if len(stale) > _MAX_LISTED else []
    return "\n".join([f"files        {len(stale)} changed", *changes, *more])


def run_report(options: argparse.Namespace) -> int:
    """Print the method of each operation, whether its result and body are typed, and its confidence."""
    rows: list[MethodRow] = []
    for target in _select_targets(options):
        source, corrections = target.load()
        rows += list_rows(target.source.stem, build(source, corrections, target.read_names()))
    if options.json:
        _write_json(options.json, to_method_data(rows))
    print(render_text(rows))
    return 0


def _check_hand_written_code(target: Target, result: BuildResult) -> None:
    """Check hand-written code against the build if the build is for the project itself."""
    if target.is_own_tree:
        check_usage(PACKAGE, result.plan, ROOT, target.out.name)
        check_mixins(MIXINS, result.plan)


def _select_targets(options: argparse.Namespace) -> list[Target]:
    """Return the target that the options describe, or all targets of the project."""
    out: Path | None = getattr(options, "out", None)
    if options.source is None and options.corrections is None and out is None:
        return list_targets()
    corrections = None if options.corrections == "none" else Path(options.corrections or CORRECTIONS)
    out = out or OUT
    is_own_tree = out.resolve() == OUT.resolve()
    lock = LOCK if is_own_tree else getattr(options, "lock", None)
    return [Target(options.source or SOURCE, corrections, out, CORRECTED, lock, is_own_tree)]


def run_fetch(options: argparse.Namespace) -> int:
    """Download descriptions into the ignored folder and show what an import would change."""
    expected = {derive_name(options.source): options.source} if options.source else {}
    for bundle in options.bundle if not options.source else ():
        expected[bundle] = get_bundle_url(bundle)
    failures = 0
    for name, source in expected.items():
        try:
            _fetch_bundle(name, source, options.into / f"{name}.yaml")
        except CodegenError as error:
            failures += 1
            print(f"{name}: {error}")
    return 1 if failures else 0


def _fetch_bundle(name: str, source: str, target: Path) -> None:
    document = fetch(source, target)
    print(f"{name}: {source} -> {target} (sha256 {document.sha256[:12]})")
    _warn_about_duplicates(document)
    if name == SOURCE.stem and SOURCE.exists():
        preview = _preview_import(_load_description(SOURCE).data, document.data)
        print(f"\nCompared with {SOURCE.relative_to(ROOT)}:\n\n{preview}")


def run_import(options: argparse.Namespace) -> int:
    """Import the structure of a downloaded description into ours and keep our prose."""
    is_own_tree, theirs = _load_description(options.into), _load_description(options.source)
    result = import_structure(is_own_tree.data, theirs.data, everything=options.all)
    before = read_bytes(options.into).decode("utf-8-sig")
    text = dump_yaml(result.description, read_head(before))
    for note in result.notes:
        print(note)
    if text == before:
        print(f"{options.into}: the structure is unchanged")
    else:
        for comment in find_comments(before):
            print(f"{options.into}: this comment is lost: {comment}")
        write_text(options.into, text)
        print(f"{options.into}: {sum(1 for _ in iter_operations(result.description))} operations")
    if result.left_out:
        print(f"operations only in {options.source}: {len(result.left_out)}; --all imports them too")
    return 0


def run_diff(options: argparse.Namespace) -> int:
    """Print the differences between two descriptions and return 1 if any of them breaks Python code."""
    changes = compare(_load_description(options.old).data, _load_description(options.new).data)
    if options.json:
        _write_json(options.json, to_data(changes))
    text = render_fragments(changes, options.new.stem.partition(".")[0]) if options.fragments else ""
    print(text or render_markdown(changes), end="")
    return 1 if any(change.breaking for change in changes) else 0


def _preview_import(is_own_tree: Object, theirs: Object) -> str:
    """Return what an import would change and the number of operations that it would omit."""
    result = import_structure(is_own_tree, theirs, everything=False)
    notes = "".join(f"{note}\n" for note in result.notes)
    changes = render_markdown(compare(is_own_tree, result.description))
    return f"{notes}{changes}\nOperations that we do not have: {len(result.left_out)}.\n"


def _load_description(path: Path) -> Document:
    document = load(path)
    _warn_about_duplicates(document)
    return document


def _warn_about_duplicates(document: Document) -> None:
    for key in document.duplicates:
        print(f"{document.name}: repeated key, the last value is used: {key}", file=sys.stderr)


def _render_companions(
    target: Target, result: BuildResult, source: Document, corrections: Document | None, names: RecordedNames
) -> dict[Path, str]:
    """Return the files outside the tree that a build writes, by path: a lock, and the project's own files."""
    files = {target.lock: render_lock(source, corrections, result.files, names)} if target.lock else {}
    if target.is_own_tree:
        files[target.corrected] = render_description(result.corrected)
        files[OUT.parent / "__init__.py"] = render_plain_package("Generated code with one package per API.")
    return files


def _write_json(path: Path, data: object) -> None:
    write_text(path, json.dumps(data, indent=2, ensure_ascii=False) + "\n")


def _read_text_or_none(path: Path) -> str | None:
    try:
        return path.read_bytes().decode("utf-8")
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError, UnicodeDecodeError):
        return None
