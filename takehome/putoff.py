"""Modules that libraries import and a build does not use: they are read when something in them is asked for.

A command that builds one handout spends half its time on imports.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from importlib.util import LazyLoader, find_spec, module_from_spec

UNUSED = (
    "importlib.metadata",  # pydantic looks there for plugins of its own
    "fontTools.misc.etree",  # of the package whose parser reads the paths of drawings
    "PIL.Image",  # reportlab asks whether it is there
)


def put_off() -> None:
    """Have what is UNUSED wait; and no plugin of pydantic is looked for, by a command that has none."""
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    for name in UNUSED:
        spec = None if name in sys.modules else find_spec(name)
        if spec is None or spec.loader is None:
            continue
        spec.loader = LazyLoader(spec.loader)
        module = sys.modules[name] = module_from_spec(spec)
        spec.loader.exec_module(module)
        parent, _, child = name.rpartition(".")
        setattr(import_module(parent), child, module)
