"""Measured clients, one per module, with a common interface."""
