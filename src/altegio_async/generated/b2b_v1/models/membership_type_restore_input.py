# Generated from the description by `python -m codegen build`. Do not edit.

from altegio_async._core.model import Model


class MembershipTypeRestoreInput(Model, gc=False, kw_only=True):
    """The title under which a membership type returns."""

    restore_in_title: str
    """Title the type gets when it returns."""
