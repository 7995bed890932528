"""Render results as HTML and text."""
