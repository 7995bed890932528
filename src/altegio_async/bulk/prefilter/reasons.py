"""Reasons why a location is not pre-filtered."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["FallbackReason"]


class FallbackReason(StrEnum):
    """Why every key of a location was looked up by phone although the job has `prefilter=True`."""

    SEARCH_FAILED = "search_failed"
    """The client search failed, for example because the user has no right to it."""

    PHONES_MASKED = "phones_masked"
    """The client search masks or hides phones, because the user has no right to see contacts."""

    TYPES_UNREADABLE = "types_unreadable"
    """The membership types cannot be read, so holders of unlimited memberships cannot be searched."""

    BASE_TOO_LARGE = "base_too_large"
    """The client base is so large, and the keys so few, that looking up the keys takes fewer requests."""

    FILTER_IGNORED = "filter_ignored"
    """The client search ignored the filter and returned the whole client base."""

    FILTER_CONTRADICTED = "filter_contradicted"
    """The filter left out a client who holds something, or returned more clients than there are."""

    SAMPLE_FAILED = "sample_failed"
    """A look-up of the random sample failed, so the filter is not verified."""
