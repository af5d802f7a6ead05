"""Makes the table of what was worked out from reports and claims; it begins empty."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

__all__ = ["upgrade"]

revision = "0002"
down_revision = "0001"

Words = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "worked_out",
        sa.Column("name", Words, primary_key=True),
        sa.Column("edition", Words, nullable=False),
        sa.Column("value", sa.LargeBinary, nullable=False),
    )
