"""Programs for maintainers that are not part of the package."""
