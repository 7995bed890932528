# Generated from the description by `python -m codegen build`. Do not edit.

"""Generated code with one package per API."""
