"""Which blocks, points and rows only one of two languages has: what is left where each is held against its like."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from takehome.schema import Model

MOST = 40_000  # pairs of blocks that are weighed against each other; longer lists are taken in their order
_CALLED = {
    **{"text": "a text", "bullets": "a list", "checklist": "a checklist", "steps": "a list of steps"},
    **{"faq": "a list of questions", "callout": "a box", "table": "a table", "figure": "a figure", "quote": "a quote"},
    **{
        "see_also": "a link to another part",
        "timeline": "a timeline",
        "diary": "a diary",
        "pictograph": "a pictograph",
    },
    **{"Item": "a point", "Point": "a point", "Step": "a step", "Answer": "a question", "Question": "a question"},
    **{"TableRow": "a row", "Column": "a column", "Panel": "a panel"},
}
Flags = Callable[[Model], object]
Lone = tuple[list[Model], list[Model]]


def unmatched(mine: object, theirs: object, flags: Flags) -> Lone:
    """The models in two parts that have no like in the other part: those of the first, those of the second.

    What bears an id is like what bears the same; all else is like what is of its kind and stands in the same order,
    sooner what has the same `flags`.
    """
    here: list[Model] = []
    there: list[Model] = []
    _walk(mine, theirs, flags, (here, there))
    return here, there


def named(models: Iterable[Model]) -> str:
    """What models are called: "the point 'b-two', a table"."""
    return ", ".join(_called(one) for one in models)


def counted(block: Model) -> str:
    """A block's kind, with how many things it holds."""
    many = max((len(value) for value in vars(block).values() if isinstance(value, tuple)), default=0)
    return f"{getattr(block, 'kind', '')} ({many})" if many else str(getattr(block, "kind", ""))


def _called(one: Model) -> str:
    name = _CALLED.get(getattr(one, "kind", type(one).__name__), "a block")
    id = getattr(one, "id", None)
    return f"the {name.removeprefix('a ')} {str(id)!r}" if id else name


def _walk(mine: object, theirs: object, flags: Flags, lone: Lone) -> None:
    if isinstance(mine, Model) and type(mine) is type(theirs):
        for name, inner in vars(mine).items():
            _walk(inner, vars(theirs).get(name), flags, lone)
    elif isinstance(mine, tuple) or isinstance(theirs, tuple):
        own, model = map(_models, (mine, theirs))
        pairs = list(_pairs(own, model, flags))
        for one, other in pairs:
            _walk(one, other, flags, lone)
        for models, side, found in zip((own, model), (0, 1), lone, strict=True):
            matched = {id(pair[side]) for pair in pairs}
            found += [one for one in models if id(one) not in matched]


def _models(part: object) -> list[Model]:
    return [one for one in part if isinstance(one, Model)] if isinstance(part, tuple) else []


def _pairs(own: list[Model], model: list[Model], flags: Flags) -> Iterator[tuple[Model, Model]]:
    """What is held against what."""
    known = {_key(one): one for one in model if getattr(one, "id", None)}
    same = [(one, known[_key(one)]) for one in own if _key(one) in known]
    yield from same
    taken = {id(one) for pair in same for one in pair}
    own, model = ([one for one in side if id(one) not in taken] for side in (own, model))
    if len(own) * len(model) > MOST:
        yield from ((one, other) for one, other in zip(own, model, strict=False) if type(one) is type(other))
    else:
        yield from _weighed(own, model, [flags(one) for one in own], [flags(one) for one in model])


def _key(one: Model) -> tuple[type[Model], str]:
    return type(one), str(getattr(one, "id", None) or "")


def _weighed(
    own: list[Model], model: list[Model], flags: Sequence[object], theirs: Sequence[object]
) -> Iterator[tuple[Model, Model]]:
    """The pairs of one order on both sides that are most alike in all, as texts are compared."""
    best = [[0] * (len(model) + 1) for _ in range(len(own) + 1)]
    for i in range(len(own) - 1, -1, -1):
        for j in range(len(model) - 1, -1, -1):
            alike = _alike(own[i], model[j])
            both = best[i + 1][j + 1] + alike + (flags[i] == theirs[j]) if alike else 0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], both)
    i = j = 0
    while i < len(own) and j < len(model):
        if best[i][j] == best[i + 1][j]:
            i += 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            yield own[i], model[j]
            i, j = i + 1, j + 1


def _alike(one: Model, other: Model) -> int:
    """How much two models seem one: nothing where they are of other kinds, or bear other ids."""
    ids = (getattr(one, "id", None), getattr(other, "id", None))
    return 0 if type(one) is not type(other) or all(ids) else 1 if any(ids) else 2
