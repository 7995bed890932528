# Generated from the description by `python -m codegen build`. Do not edit.

"""Exported names of the package for type checkers. This module is not imported at run time."""

from __future__ import annotations

from .online_booking import (
    OnlineBooking,
    OnlineBookingWithRawResponse,
)

__all__ = [
    "OnlineBooking",
    "OnlineBookingWithRawResponse",
]
