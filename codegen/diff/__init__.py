"""Differences between two versions of a description, and which of them break Python code."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from codegen.diff.changes import ApiChange, Changes, render_markdown, to_data
from codegen.diff.fragments import render_fragments
from codegen.diff.operations import PlanDiff
from codegen.diff.wire import WireDiff
from codegen.normalise import normalise
from codegen.normalise.stable_names import RecordedNames
from codegen.own_stack import use_own_stack
from codegen.repair import repair
from codegen.report import BuildReport

if TYPE_CHECKING:
    from codegen.normalise.plan import SdkPlan
    from codegen.tree import Object

__all__ = ["ApiChange", "compare", "render_fragments", "render_markdown", "to_data"]


@use_own_stack
def compare(old: Object, new: Object) -> list[ApiChange]:
    """Return every difference between the SDKs of two descriptions from the view of a user.

    Both descriptions are compared without corrections. For SDKs with corrections, pass corrected
    descriptions. The new SDK keeps the names of the old one, as a regenerated SDK does.
    """
    before, old_plan = _normalise(old, RecordedNames())
    after, new_plan = _normalise(new, replace(old_plan.names, methods={}))
    wire = WireDiff(before, after, (old.get("security"), new.get("security")), Changes())
    return PlanDiff(old_plan, new_plan, wire).run()


def _normalise(description: Object, recorded: RecordedNames) -> tuple[Object, SdkPlan]:
    """Return the description after repair, and its plan."""
    corrected = repair(description, BuildReport(), recorded.ids)
    # Corrections add extension keys to `info`, so their presence shows that the description is verified.
    evidenced = any(key.startswith("x-altegio-") for key in corrected["info"])
    return corrected, normalise(corrected, BuildReport(), is_verified=evidenced, recorded=recorded)
