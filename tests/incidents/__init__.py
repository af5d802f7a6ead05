"""Tests of incidents: folding, counts, contradictions, judgements, series, situations, and casebooks of our own."""
