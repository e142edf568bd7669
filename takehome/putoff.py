"""Modules that libraries import and a build does not use: they are read when something in them is asked for.

A command that builds one handout spends half its time on imports.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from importlib.util import LazyLoader, find_spec, module_from_spec
from types import ModuleType
from typing import Any

UNUSED = (
    "fontTools.misc.etree",  # of the package whose parser reads the paths of drawings
    "PIL.Image",  # reportlab asks whether it is there
)
ASKED = {"importlib.metadata": "entry_points"}  # pydantic takes that function by name, to look for plugins of its own


def put_off() -> None:
    """Have what is UNUSED wait; and no plugin of pydantic is looked for, by a command that has none."""
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    for name, function in ASKED.items():
        if name not in sys.modules:
            _set(name, _stand_in(name, function))
    for name in UNUSED:
        spec = None if name in sys.modules else find_spec(name)
        if spec is None or spec.loader is None:
            continue
        spec.loader = LazyLoader(spec.loader)
        module = module_from_spec(spec)
        _set(name, module)
        spec.loader.exec_module(module)


def _set(name: str, module: ModuleType) -> None:
    parent, _, child = name.rpartition(".")
    setattr(import_module(parent), child, module)
    sys.modules[name] = module


def _stand_in(name: str, function: str) -> ModuleType:
    """A module with one function, which may be taken by name; the module itself is read when anything in it is used."""
    module = ModuleType(name)

    def read() -> ModuleType:
        if sys.modules.get(name) is module:
            del sys.modules[name]
        return import_module(name)

    def call(*given: Any, **named: Any) -> Any:
        return getattr(read(), function)(*given, **named)

    def other(asked: str) -> Any:
        if asked.startswith("__"):  # an import looks whether it is a package
            raise AttributeError(asked)
        return getattr(read(), asked)

    vars(module).update({function: call, "__getattr__": other})
    return module
