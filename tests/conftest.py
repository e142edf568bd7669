"""Fixtures for all tests."""

from tools import chromium, poppler, verapdf

__all__ = ["chromium", "poppler", "verapdf"]
