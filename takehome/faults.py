"""What is wrong with the shape of what was read, in the author's terms: each with its place, and the nearest key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from takehome.annotations import (
    Asking,
    below,
    elsewhere,
    fewest,
    holds,
    keys,
    line_for,
    may_be_null,
    may_lack,
    needed,
    shape_for,
)
from takehome.fields import COLON_KEY, WRITE, is_blank, is_id, is_null, what
from takehome.nodes import Mapping as Tree
from takehome.nodes import Sequence as Items
from takehome.problems import Place, Problem, did_you_mean, nearest, shown
from takehome.said import Said
from takehome.unspaced import unspaced

_COMMA = "inside { } a comma ends the text: put the whole text in quotes"


def fault(model: type[Asking], node: Any, error: Any) -> Problem:
    """What pydantic found wrong with a `node` that was read for a model: its `error`, in the words of an author."""
    loc, kind = error["loc"], error["type"]
    if loc and loc[-1] == "[key]":
        parent, known = _follow(node, loc[:-2])
        return _at(parent, known, error["ctx"]["message"], error["ctx"]["hint"], str(loc[-2]))
    key = str(loc[-1]) if loc else ""
    if kind in ("missing", "extra_forbidden"):
        parent, known = _follow(node, loc[:-1])
        if kind == "missing":
            return _at(parent, known, f"{key!r} is missing here", line_for(model, loc) + _in_next(node, loc, parent))
        if words_for(model, node, loc):
            shape = shape_for(model, loc[:-1])
            hint = f"{COLON_KEY}; {shape}" if shape else COLON_KEY
        else:
            hint = elsewhere(model, loc) or _no_such_key(key, keys(model, loc[:-1]), parent, below(model, loc))
        return _at(parent, known, f"there is no key {shown(key)!r} here", hint, key)
    value, known = _follow(node, loc)
    context = error.get("ctx", {})
    if kind == "literal_error":
        options = [option.strip(" '") for option in str(context["expected"]).replace(" or ", ",").split(",")]
        if is_blank(value):
            hint = f"it is one of: {', '.join(options)}{_or_none(model, loc)}"
            return _at(value, known, "nothing stands here", hint)
        said = shown(value) if isinstance(value, str) else what(value)
        return _at(value, known, f"{said!r} cannot stand here", did_you_mean(said, options, "it is one of"))
    if kind == "scalar" and (value is None or is_null(value)):
        return _at(value, known, *_required(model, loc, context))
    if kind == "scalar":
        hint = _blank(model, loc, node, context["hint"]) if is_blank(value) else context["hint"]
        return _at(value, known, context["message"], hint)
    if kind == "too_short":
        count = "one" if context["min_length"] == 1 else f"{context['min_length']}, and has {context['actual_length']}"
        hint = shape_for(model, loc) or f"write `{key}: [...]`, or lines below `{key}:` that begin with a dash"
        return _at(value, known, f"{key!r} needs at least {count}", hint)
    if kind == "too_long":
        has, most, owner = context["actual_length"], context["max_length"], [*loc[:-1]][-1:]
        whose = f"a {owner[0]}" if owner and isinstance(owner[0], str) else "this list"
        few = f"{fewest(model, loc)} to {most}"
        return _at(value, known, f"{has} {key}; {whose} has {few}", f"take {has - most} out")
    return _misshapen(model, loc, kind == "tuple_type", value, known)


def words_for(model: type[Asking], node: Any, loc: Sequence[Any]) -> bool:
    """Whether a key that there is not is most likely the first words of a text in a list: `- Remember: call us`."""
    item = _follow(node, loc[:-1])[0]
    alone = isinstance(item, Tree) and len(item) == 1 and not item.braced and isinstance(item[str(loc[-1])], str)
    if not alone or len(loc) < 2 or not isinstance(loc[-2], int) or needed(model, loc[:-1]) != ["text"]:
        return False
    key = str(loc[-1])
    return " " in key or nearest(key, keys(model, loc[:-1])) is None


def _in_next(node: Any, loc: Sequence[Any], parent: Any) -> str:
    """What is added where the next of a list has the key that is missing, and nothing that this one has."""
    items = _follow(node, loc[:-2])[0] if len(loc) > 1 and isinstance(loc[-2], int) else ()
    after = items[loc[-2] + 1] if isinstance(items, Items) and len(items) > loc[-2] + 1 else None
    if not isinstance(after, Tree) or loc[-1] not in after or not isinstance(parent, Tree) or set(after) & set(parent):
        return ""
    return f"; or, if line {after.place.line} goes on with this, write blanks for its dash"


def _required(model: type[Asking], loc: tuple[Any, ...], context: Any) -> tuple[str, str]:
    """What is said of a null where a value is asked for; in a list, or under a name of one's own, it may be a word."""
    if not loc or str(loc[-1]) not in keys(model, loc[:-1]):
        return context["message"], context["hint"]
    if may_lack(model, loc):
        return context["message"], f"take the line out; {context['hint']}"
    return f"{loc[-1]!r} is required, and {context['message']}", shape_for(model, loc) or context["hint"]


def _blank(model: type[Asking], loc: tuple[Any, ...], node: Any, hint: str) -> str:
    """The mend where nothing stands: what to write, or `null` where that may stand, or quotes round a comma."""
    parent, key = _follow(node, loc[:-1])[0], str(loc[-1]) if loc else ""
    if isinstance(parent, Tree) and (" " in key or parent.parted(key)):
        return _COMMA
    none = _or_none(model, loc)
    return f"{f'write the {holds(model, loc)}' if none and hint == WRITE else hint}{none}"


def _or_none(model: type[Asking], loc: tuple[Any, ...]) -> str:
    return ", or `null` where there is none" if may_be_null(model, loc) else ""


def _misshapen(model: type[Asking], loc: tuple[Any, ...], listed: bool, value: Any, known: Any) -> Problem:
    """A text where a list or a mapping belongs: it may be empty, or the one thing of a list between braces."""
    lack = unspaced(_first_line(value)) if isinstance(value, Said) and value.plain else None
    if lack and listed == (lack[0] == 0):
        return _at(value, known, *lack[1:])
    asked, shape = shape_for(model, loc), "a list" if listed else "a mapping"
    key = next((str(step) for step in reversed(loc) if isinstance(step, str)), "")
    if is_blank(value):
        hint = asked or f"write {'each line' if listed else '`key: value` lines'} below it{', after a dash' * listed}"
        hint += ", or take the line out" if may_lack(model, loc) else _or_none(model, loc)
        return _at(value, known, f"nothing stands here; it needs {shape}", hint)
    if listed and isinstance(value, str) and all(is_id(word.strip()) for word in value.split(",")):
        hint = asked or f"write it as `{key}: [{value}]`"
    elif listed and isinstance(value, Tree) and value.braced and all(map(is_blank, value.values())):
        hint = f"a list stands between [ and ]: `{key}: [{shown(', '.join(value))}]`"
    elif listed and isinstance(value, str) and value.endswith("]") and "[" not in value:
        hint = f"write the [ as well: `{key}: [{shown(value)}`"
    else:
        hint = asked or ("begin each line with a dash" if listed else _like(model, loc) or "write `key: value` lines")
    return _at(value, known, f"this is {what(value)}, not {shape}", hint)


def _first_line(words: Said) -> str:
    """What stands on the line where words begin."""
    place = words.start()
    return words.source.line(place.line)[place.column - 1 :]


def _like(model: type[Asking], loc: tuple[Any, ...]) -> str:
    """How to write a mapping of some keys where a text stands."""
    wanted = needed(model, loc)
    before = f"{loc[-1]}: " if loc and isinstance(loc[-1], str) else ""
    return f"write `{before}{{{', '.join(f'{key}: ...' for key in wanted)}}}`" if wanted else ""


def _no_such_key(key: str, options: list[str], parent: Any, above: str) -> str:
    """What may have been meant by a key; `above` is one beside it that holds such a key."""
    value = parent.get(key) if isinstance(parent, Mapping) else None
    near, (word, _, rest) = nearest(key, options), key.partition(" ")
    if rest and word in options and value is not None and not is_blank(value):
        whole = f"{rest}: {value}" if isinstance(value, str) else f"{rest}: ..."
        return f'a colon is missing after {word!r}: write `{word}: "{shown(whole)}"`'
    if above and not near:
        said = shown(value) if isinstance(value, str) and is_id(value) else "..."
        return f"it belongs below `{above}:`, as `{above}: {{{key}: {said}}}`"
    empty = is_blank(value) and (" " in key or not near)
    if empty or (not near and isinstance(parent, Tree) and parent.parted(key)):
        return _COMMA
    return did_you_mean(key, options, "the keys here are", most=40)


def _follow(node: Any, loc: Sequence[Any]) -> tuple[Any, Any]:
    """The node a location leads to, and the last node on the way that knows its place."""
    known = node
    for step in loc:
        above = node
        try:
            node = above[step]
        except (KeyError, IndexError, TypeError):
            continue
        if isinstance(above, Tree) and above[step] is None:  # taken away by an order, whose key tells the place
            known = above.key(step)
        if isinstance(node, Said) or hasattr(node, "place"):
            known = node
    return node, known


def _at(value: Any, known: Any, message: str, hint: str, key: str | None = None) -> Problem:
    """A problem of a value, or of a key of it; of the nearest thing around it that knows its place."""
    for node in (value, known):
        if isinstance(node, Said):
            return node.problem(message, hint)
        if isinstance(node, Tree) and (key is None or key in node):
            return node.problem(message, hint, key)
        if isinstance(node, Items):
            return node.problem(message, hint)
    return Problem(Place(""), message, hint)
