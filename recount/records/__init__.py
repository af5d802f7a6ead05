"""Every record that crosses a stage; all are frozen, keyword-only trees of plain values."""

from __future__ import annotations

# Both files list their public names, and a name that is added there is public here too.
from recount.records.claims import *  # noqa: F403
from recount.records.incidents import *  # noqa: F403
