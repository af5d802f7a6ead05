"""Reports, claims and issues -> the forms other programs read: JSON lines and spreadsheets.

Also the short wording of a claim that the terminal table and the page share (`recount.exchange.wording`).
"""

from __future__ import annotations

from recount.exchange.jsonl import jsonl_line
from recount.exchange.spreadsheet import COLUMNS, write_csv, write_csv_header

__all__ = ["COLUMNS", "jsonl_line", "write_csv", "write_csv_header"]
