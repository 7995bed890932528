# Generated from the description by `python -m codegen build`. Do not edit.

"""One API as generated code: structs in `models`, factories in `operations`."""
