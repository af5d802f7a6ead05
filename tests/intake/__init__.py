"""Tests of the stage from bytes to reports."""
