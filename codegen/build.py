"""The stages in a row: from the bytes of a description to the files of its SDK. Nothing is written here."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from codegen.errors import CodegenError
from codegen.models import render_models
from codegen.normalise import normalise
from codegen.operations import render_operations
from codegen.overlay import apply
from codegen.packages import lazy_package, plain_package
from codegen.repair import repair
from codegen.report import Report
from codegen.validate import validate

if TYPE_CHECKING:
    from codegen.document import Document
    from codegen.normalise.plan import Plan
    from codegen.tree import Object


@dataclass(frozen=True)
class Built:
    """What a build makes: the generated tree by relative path, the corrected description, the report."""

    files: dict[str, str]
    corrected: Object
    report: Report
    plan: Plan


def build(source: Document, corrections: Document | None) -> Built:
    """Everything from a description and its corrections."""
    report = Report()
    for key in source.duplicates:
        report.repaired("key given twice; the last one counts", key)
    document = source.data
    if corrections is not None:
        if corrections.duplicates:
            raise CodegenError(f"{corrections.name}: keys given twice: {', '.join(corrections.duplicates)}")
        document, applied = apply(document, corrections.data)
        report.corrections = [asdict(entry) for entry in applied]
    corrected = repair(document, report)
    try:
        validate(corrected)
        plan = normalise(corrected, report, evidenced=corrections is not None)
        return Built(render(plan), corrected, report, plan)
    except RecursionError:
        raise CodegenError(
            "the description nests schemas too deeply, or in a circle that never ends"
        ) from None


def render(plan: Plan) -> dict[str, str]:
    """The text of every file of the tree, by its path below the tree."""
    models = render_models(plan.models)
    operations = render_operations(plan)
    files = {f"models/{name}.py": text for name, text in models.items()}
    files |= {f"operations/{name}.py": text for name, text in operations.items()}
    structs = {name: model.module for name, model in plan.models.items()}
    factories = {operation.name: operation.module for operation in plan.operations}
    files["__init__.py"] = plain_package(
        "One API as generated code: structs in `models`, factories in `operations`."
    )
    packages = {
        "models": lazy_package("The structs of every tag, loaded on first use.", structs),
        "operations": lazy_package("The factories of every tag, loaded on first use.", factories),
    }
    files |= {f"{folder}/{name}": text for folder, found in packages.items() for name, text in found.items()}
    return dict(sorted(files.items()))


def as_text(description: Object) -> str:
    """A description as the JSON text that is committed: paths and components sorted, the rest as it is."""
    ordered = dict(description)
    ordered["paths"] = dict(sorted(description["paths"].items()))
    ordered["components"] = {
        name: dict(sorted(group.items())) for name, group in sorted(description.get("components", {}).items())
    }
    return json.dumps(ordered, ensure_ascii=False, indent=2) + "\n"
