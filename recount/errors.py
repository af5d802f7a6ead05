"""The tree of errors that Recount raises; nothing else reaches a caller on purpose.

RecountError
├── DataFileError   a data file of the package (or of a user) is wrong: names file, line and key
├── SourceError     a report cannot be read at all: names the file and the remedy
├── EngineError     the language model is missing or does not fit
├── StoreError      a casebook cannot be opened, read or written: names it, the reason and the remedy
└── UsageError      options that make no sense together
"""

from __future__ import annotations

__all__ = ["DataFileError", "EngineError", "RecountError", "SourceError", "StoreError", "UsageError"]


class RecountError(Exception):
    """Base of all errors; its message is one line that a user can act on."""


class DataFileError(RecountError):
    """A data file cannot be used: the message names the file, the line and the key, and shows the line."""


class SourceError(RecountError):
    """A source of reports cannot be read: `code` is a stable word, the message names the file and the remedy."""

    def __init__(self, code: str, path: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.path = path


class EngineError(RecountError):
    """The language model cannot be loaded; the message names it and how to install one."""


class StoreError(RecountError):
    """A casebook cannot be opened, read or written; the message names it, the reason and the remedy."""


class UsageError(RecountError):
    """The options or the settings given contradict each other or have a wrong form."""
