"""What changed between two versions of a description, and what of it breaks Python code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen.diff.changes import Change, render_markdown, to_data
from codegen.diff.operations import PlanDiff
from codegen.errors import CodegenError
from codegen.normalise import normalise
from codegen.repair import repair
from codegen.report import BuildReport

if TYPE_CHECKING:
    from codegen.normalise.plan import SdkPlan
    from codegen.tree import Object

__all__ = ["Change", "compare", "render_markdown", "to_data"]


def compare(old: Object, new: Object) -> list[Change]:
    """Every difference between the SDKs that two descriptions give, as their users see it.

    Each is taken as it is: what changes in an SDK made with corrections, the corrected ones tell.
    """
    try:
        return PlanDiff(_normalise(old), _normalise(new)).run()
    except RecursionError:
        raise CodegenError("a description nests schemas too deeply, or in a circle that never ends") from None


def _normalise(description: Object) -> SdkPlan:
    corrected = repair(description, BuildReport())
    # Corrections leave keys of theirs in `info`; what such a description requires was checked.
    evidenced = any(key.startswith("x-altegio-") for key in corrected["info"])
    return normalise(corrected, BuildReport(), is_verified=evidenced)
