"""The nine articles of the charter as rules: a named function over frozen data, answering a verdict or nothing.

The acts that ask rules are in `gates`. The interface never invents a gate of its own.
"""
