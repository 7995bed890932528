"""`python -m codegen`: fetch, import, build, check and diff descriptions."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from pathlib import Path

from codegen.build import Built, as_text, build
from codegen.document import Document, load, parse_any
from codegen.errors import CodegenError
from codegen.lock import lock_text
from codegen.packages import plain_package

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "openapi" / "b2b-v1.yaml"
CORRECTIONS = ROOT / "openapi" / "b2b-v1.corrections.yaml"
CORRECTED = ROOT / "openapi" / "b2b-v1.corrected.json"
LOCK = ROOT / "openapi" / "b2b-v1.lock.json"
OUT = ROOT / "src" / "altegio_async" / "generated" / "b2b_v1"


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 0 when all is well, 1 when it found something, 2 when it was called wrongly."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except CodegenError as error:
        print(f"codegen: {error}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m codegen", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    make = commands.add_parser("build", help="generate structs and operations from a description")
    _inputs(make)
    make.add_argument("--out", type=Path, default=OUT, help="folder of the generated tree")
    make.add_argument("--report", type=Path, help="write the build report as JSON")
    make.set_defaults(run=_build)
    check = commands.add_parser("check", help="fail when the committed tree is not what would be generated")
    _inputs(check)
    check.set_defaults(run=_check)
    return parser


def _inputs(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--source", type=Path, default=SOURCE, help="the description, YAML or JSON")
    parser.add_argument("--corrections", default=str(CORRECTIONS), help="an OpenAPI Overlay, or none")


def _load(options: argparse.Namespace) -> tuple[Document, Document | None]:
    source = load(options.source)
    if options.corrections == "none":
        return source, None
    path = Path(options.corrections)
    try:
        return source, parse_any(path.read_bytes(), str(path))
    except OSError as error:
        raise CodegenError(f"{path}: {error.strerror}") from error


def _outputs(built: Built, source: Document, corrections: Document | None) -> dict[Path, str]:
    """Everything that the project's own build writes, by absolute path."""
    files = {OUT / name: text for name, text in built.files.items()}
    files[CORRECTED] = as_text(built.corrected)
    files[LOCK] = lock_text(source, corrections, built.files)
    files[OUT.parent / "__init__.py"] = plain_package("Generated code, one folder an API.")
    return files


def _build(options: argparse.Namespace) -> int:
    source, corrections = _load(options)
    built = build(source, corrections)
    own = options.out.resolve() == OUT.resolve()
    files = (
        _outputs(built, source, corrections) if own else {options.out / n: t for n, t in built.files.items()}
    )
    for folder in ("models", "operations"):
        shutil.rmtree(options.out / folder, ignore_errors=True)
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    if options.report:
        options.report.write_text(
            json.dumps(built.report.as_json(), indent=2, ensure_ascii=False) + "\n", "utf-8"
        )
    print(built.report.as_text())
    return 0


def _check(options: argparse.Namespace) -> int:
    source, corrections = _load(options)
    wanted = _outputs(build(source, corrections), source, corrections)
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


def _read(path: Path) -> str | None:
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return None


if __name__ == "__main__":
    sys.exit(main())
