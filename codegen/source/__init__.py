"""Descriptions as published: download them and parse them into plain JSON data."""
