"""Takehome: YAML content, laid out with reportlab into branded, accessible patient handouts and booklets."""

__version__ = "0.1.0"
