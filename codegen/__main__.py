"""Command line: `python -m codegen {fetch,import,build,check,report,diff}`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from codegen import commands
from codegen.errors import CodegenError
from codegen.source.fetch import BUNDLES


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code: 0 success, 1 findings or errors, 2 wrong usage."""
    options = _build_parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except CodegenError as error:
        print(f"codegen: {error}", file=sys.stderr)
        return 1


def _build_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m codegen", description="Generate the SDK from OpenAPI descriptions."
    )
    commands_group = parser.add_subparsers(required=True, metavar="COMMAND")

    fetch = commands_group.add_parser("fetch", help="download published descriptions")
    fetch.add_argument("source", nargs="?", help="URL or file; default: the published bundles")
    fetch.add_argument(
        "--bundle", nargs="+", choices=BUNDLES, default=list(BUNDLES), help="bundles to download"
    )
    fetch.add_argument("--into", type=Path, default=commands.UPSTREAM, help="target folder")
    fetch.set_defaults(run=commands.run_fetch)

    importer = commands_group.add_parser(
        "import", help="import the structure of a downloaded description into ours"
    )
    importer.add_argument(
        "--source", type=Path, default=commands.UPSTREAM / "b2b-v1.yaml", help="downloaded description"
    )
    importer.add_argument("--into", type=Path, default=commands.SOURCE, help="our description")
    importer.add_argument("--all", action="store_true", help="import all operations, not only existing ones")
    importer.set_defaults(run=commands.run_import)

    build = commands_group.add_parser("build", help="generate structs and operations from a description")
    _add_input_options(build)
    build.add_argument("--out", type=Path, help="target folder of the generated tree")
    build.add_argument("--lock", type=Path, help="file that records the names of the tree in --out")
    build.add_argument(
        "--forget-removed", action="store_true", help="release the names of removed structs and operations"
    )
    build.add_argument("--report", type=Path, help="write the build report to this file as JSON")
    build.set_defaults(run=commands.run_build)

    check = commands_group.add_parser(
        "check", help="fail if the committed files differ from the generated ones"
    )
    _add_input_options(check)
    check.set_defaults(run=commands.run_check)

    report = commands_group.add_parser(
        "report", help="list the method of each operation, typed results and bodies, and the confidence"
    )
    _add_input_options(report)
    report.add_argument("--json", type=Path, help="also write the list as JSON")
    report.set_defaults(run=commands.run_report)

    diff = commands_group.add_parser(
        "diff", help="print the differences between two descriptions as Markdown"
    )
    diff.add_argument("old", type=Path)
    diff.add_argument("new", type=Path)
    diff.add_argument("--fragments", action="store_true", help="print changelog fragments instead")
    diff.add_argument("--json", type=Path, help="also write the changes as JSON")
    diff.set_defaults(run=commands.run_diff)
    return parser


def _add_input_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--source", type=Path, help="description in YAML or JSON; default: all descriptions of the project"
    )
    parser.add_argument("--corrections", help="OpenAPI Overlay, or `none`")


if __name__ == "__main__":
    sys.exit(main())
