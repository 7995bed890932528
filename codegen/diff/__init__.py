"""Differences between two versions of a description, and which of them break Python code."""

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
    """Return every difference between the SDKs of two descriptions from the view of a user.

    Both descriptions are compared without corrections. For SDKs with corrections, pass corrected
    descriptions.
    """
    try:
        return PlanDiff(_normalise(old), _normalise(new)).run()
    except RecursionError:
        raise CodegenError("schemas are nested too deeply or endlessly recursive") from None


def _normalise(description: Object) -> SdkPlan:
    corrected = repair(description, BuildReport())
    # Corrections add extension keys to `info`, so their presence shows that the description is verified.
    evidenced = any(key.startswith("x-altegio-") for key in corrected["info"])
    return normalise(corrected, BuildReport(), is_verified=evidenced)
