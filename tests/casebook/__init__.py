"""Tests of the casebook; those marked by the fixture `place` run on SQLite and on PostgreSQL."""
