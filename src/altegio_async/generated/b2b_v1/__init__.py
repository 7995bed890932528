# Generated from the description by `python -m codegen build`. Do not edit.

"""Generated code of one API: structs in `models`, factories in `operations`, methods in `resources`."""
