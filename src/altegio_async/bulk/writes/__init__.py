"""Bulk writes: one change of many objects, each applied once or reported as unknown."""
