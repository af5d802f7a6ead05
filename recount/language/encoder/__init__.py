"""Recount's own parser: a small pretrained encoder with heads for tags, trees and names, run by ONNX Runtime."""
