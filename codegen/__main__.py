"""The command line: `python -m codegen {fetch,import,build,check,diff}`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from codegen import commands
from codegen.errors import CodegenError
from codegen.source.fetch import BUNDLES


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 0 when all is well, 1 when it found something, 2 when it was called wrongly."""
    options = _build_parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except CodegenError as error:
        print(f"codegen: {error}", file=sys.stderr)
        return 1


def _build_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m codegen", description="Descriptions in, SDK out.")
    commands_group = parser.add_subparsers(required=True, metavar="COMMAND")

    fetch = commands_group.add_parser(
        "fetch", help="fetch the published descriptions into the ignored folder"
    )
    fetch.add_argument("source", nargs="?", help="an address or a file; without one, the vendor's bundles")
    fetch.add_argument("--bundle", nargs="+", choices=BUNDLES, default=list(BUNDLES), help="which bundles")
    fetch.add_argument("--into", type=Path, default=commands.UPSTREAM, help="folder to fetch into")
    fetch.set_defaults(run=commands.run_fetch)

    importer = commands_group.add_parser("import", help="carry a fetched structure into our description")
    importer.add_argument(
        "--source", type=Path, default=commands.UPSTREAM / "b2b-v1.yaml", help="what was fetched"
    )
    importer.add_argument("--into", type=Path, default=commands.SOURCE, help="our description")
    importer.add_argument("--all", action="store_true", help="every operation, not only those we have")
    importer.set_defaults(run=commands.run_import)

    build = commands_group.add_parser("build", help="generate structs and operations from a description")
    _add_input_options(build)
    build.add_argument("--out", type=Path, default=commands.OUT, help="folder of the generated tree")
    build.add_argument("--report", type=Path, help="write the build report as JSON")
    build.set_defaults(run=commands.run_build)

    check = commands_group.add_parser(
        "check", help="fail when the committed tree is not what would be generated"
    )
    _add_input_options(check)
    check.set_defaults(run=commands.run_check)

    diff = commands_group.add_parser("diff", help="what changed between two descriptions, as Markdown")
    diff.add_argument("old", type=Path)
    diff.add_argument("new", type=Path)
    diff.add_argument("--json", type=Path, help="write the changes as JSON too")
    diff.set_defaults(run=commands.run_diff)
    return parser


def _add_input_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--source", type=Path, default=commands.SOURCE, help="the description, YAML or JSON")
    parser.add_argument(
        "--corrections", default=str(commands.CORRECTIONS), help="an OpenAPI Overlay, or none"
    )


if __name__ == "__main__":
    sys.exit(main())
