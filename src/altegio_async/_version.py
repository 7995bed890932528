"""The version of the package. This module imports no other module."""

__version__ = "0.1.0"
