"""Tests of the stage from text to syntax."""
