"""Reports with their claims, and issues -> one page for people: the text beside the claims, each field at its words."""

from __future__ import annotations

from recount.web.page import page

__all__ = ["page"]
