"""Normalising: from the corrected description to structs and operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen.normalise.envelope import compared, is_family
from codegen.normalise.evidence import Evidence
from codegen.normalise.modules import assign, module_names
from codegen.normalise.operations import Operations
from codegen.normalise.plan import Model, Plan
from codegen.normalise.shapes import Shapes
from codegen.normalise.types import Types
from codegen.tree import Object, as_array, as_object, operations_of

if TYPE_CHECKING:
    from codegen.report import Report

__all__ = ["normalise"]


def normalise(corrected: Object, report: Report, *, evidenced: bool) -> Plan:
    """The plan of the SDK. `evidenced` says that what the description requires was checked by corrections."""
    found = sorted(operations_of(corrected), key=lambda entry: (entry[0], entry[1]))
    info = as_object(corrected.get("info"))
    shapes = Shapes(corrected, report)
    models: dict[str, Model] = {}
    evidence = Evidence(shapes)
    answers = Types(shapes, info, report, models, answer=True, evidenced=evidenced, evidence=evidence)
    requests = Types(shapes, info, report, models, answer=False, evidenced=evidenced)
    enveloped = is_family(corrected, shapes, [operation for _, _, operation in found])
    maker = Operations(shapes, answers, requests, enveloped=enveloped)
    maker.name_all(found)
    contents = [compared(maker.content(operation), operation, shapes, evidence) for _, _, operation in found]
    for content in contents:
        if content.schema is not None:
            answers.collect(content.schema)
    for _, _, operation in found:
        for media in as_object(as_object(operation.get("requestBody")).get("content")).values():
            requests.collect(as_object(as_object(media).get("schema")))
    plans = [
        maker.plan(path, method, operation, content)
        for (path, method, operation), content in zip(found, contents, strict=True)
    ]
    tags = [_tag(operation) for _, _, operation in found]
    modules = module_names(sorted(tags), {*models, *(plan.name for plan in plans)})
    for plan, tag in zip(plans, tags, strict=True):
        plan.module = modules[tag]
    kept = assign(models, plans)
    report.total = len(plans)
    report.models = len(kept)
    return Plan(kept, plans)


def _tag(operation: Object) -> str:
    tags = as_array(operation.get("tags"))
    return str(tags[0]) if tags else "other"
