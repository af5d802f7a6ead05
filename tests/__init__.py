"""Tests of Recount: folders mirror the package; `build` makes syntax by hand."""
