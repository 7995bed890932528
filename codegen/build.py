"""Pipeline of a build: from a parsed description to the files of its SDK, without writing any file."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from codegen.emit.models import render_models
from codegen.emit.operations import render_operations
from codegen.emit.packages import render_lazy_package, render_plain_package
from codegen.emit.resources import list_generated_resources, render_resources
from codegen.emit.responses import render_responses
from codegen.errors import CodegenError
from codegen.extension_keys import check_keys
from codegen.normalise import normalise
from codegen.overlay import apply_overlay
from codegen.own_stack import use_own_stack
from codegen.repair import repair
from codegen.report import BuildReport
from codegen.validate import validate

if TYPE_CHECKING:
    from codegen.normalise.plan import SdkPlan
    from codegen.normalise.stable_names import RecordedNames
    from codegen.source.document import Document
    from codegen.tree import Object


@dataclass(frozen=True)
class BuildResult:
    """Result of a build: the generated files by relative path, the corrected description and the report."""

    files: dict[str, str]
    corrected: Object
    report: BuildReport
    plan: SdkPlan


@use_own_stack
def build(
    source: Document, corrections: Document | None, recorded: RecordedNames | None = None
) -> BuildResult:
    """Generate the SDK of a description and its corrections.

    Args:
        source: the description.
        corrections: the overlay to apply, or None.
        recorded: the names that the SDK had before. They do not change.

    Raises:
        CodegenError: a correction does not apply, an extension key is unknown, or the description cannot be
            expressed as an SDK.
    """
    report = BuildReport()
    for key in source.duplicates:
        report.add_repair("repeated key; the last value is used", key)
    document = source.data
    if corrections is not None:
        if corrections.duplicates:
            raise CodegenError(f"{corrections.name}: repeated keys: {', '.join(corrections.duplicates)}")
        document, applied = apply_overlay(document, corrections.data)
        report.corrections = [asdict(entry) for entry in applied]
    check_keys(document)
    corrected = repair(document, report, recorded.ids if recorded else None)
    validate(corrected)
    plan = normalise(corrected, report, is_verified=corrections is not None, recorded=recorded)
    files = render_tree(plan)
    if corrections is not None:
        files["responses.py"] = render_responses(corrected)
    return BuildResult(dict(sorted(files.items())), corrected, report, plan)


def render_tree(plan: SdkPlan) -> dict[str, str]:
    """Return the text of each generated file by its path below the tree."""
    models = render_models(plan.models)
    operations = render_operations(plan)
    files = {f"models/{name}.py": text for name, text in models.items()}
    files |= {f"operations/{name}.py": text for name, text in operations.items()}
    structs = {name: model.module for name, model in plan.models.items()}
    factories = {operation.name: operation.module for operation in plan.operations}
    files["__init__.py"] = render_plain_package(
        "Generated code of one API: structs in `models`, factories in `operations`, methods in `resources`."
    )
    packages = {
        "models": render_lazy_package("Structs of every tag, loaded on first use.", structs),
        "operations": render_lazy_package("Factories of every tag, loaded on first use.", factories),
    }
    if plan.resources:
        files |= {f"resources/{name}.py": text for name, text in render_resources(plan.resources).items()}
        classes = {
            name: resource.module
            for resource in list_generated_resources(plan.resources)
            for name in (resource.class_name, f"{resource.class_name}WithRawResponse")
        }
        packages["resources"] = render_lazy_package(
            "Classes of every resource, loaded on first use.", classes
        )
    files |= {f"{folder}/{name}": text for folder, texts in packages.items() for name, text in texts.items()}
    return dict(sorted(files.items()))


def render_description(description: Object) -> str:
    """Return a description as the committed JSON text, with sorted paths and components."""
    ordered = dict(description)
    ordered["paths"] = dict(sorted(description["paths"].items()))
    ordered["components"] = {
        name: dict(sorted(group.items())) for name, group in sorted(description.get("components", {}).items())
    }
    return json.dumps(ordered, ensure_ascii=False, indent=2) + "\n"
