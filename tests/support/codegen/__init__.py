"""Helpers of the generator tests: descriptions, sample values, a stub server and downloads."""
