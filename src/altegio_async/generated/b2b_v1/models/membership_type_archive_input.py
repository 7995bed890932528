# Generated from the description by `python -m codegen build`. Do not edit.

from typing import Literal

from altegio_async._core.model import Model


class MembershipTypeArchiveInput(Model, gc=False, kw_only=True):
    """Whether a membership type goes into the archive or out of it."""

    is_archived: "Literal['0', '1']"
    """The text 1 to archive, the text 0 to bring back."""
