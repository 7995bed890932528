"""Emitters: Python source text for the structs, factories and packages of a plan."""
