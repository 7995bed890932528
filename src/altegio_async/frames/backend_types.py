"""The classes of data frames for type checkers: `Any` at run time, when their packages can be absent.

pyarrow has no types, so a `pyarrow.Table` is `Any`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pandas import DataFrame as PandasFrame
    from polars import DataFrame as PolarsFrame
else:
    PandasFrame = PolarsFrame = Any

__all__ = ["PandasFrame", "PolarsFrame"]
