"""A layout, a brand and a language together: the styles, colours and page words of one document."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from takehome.adapted import airy
from takehome.layout import Layout, Paper
from takehome.said import made_of
from takehome.scripts import is_rtl, script_of
from takehome.text import TextStyle

ALWAYS = ("source-sans-3", "noto-sans", "noto-sans-arabic", "noto-sans-bengali", "noto-sans-sc", "noto-sans-kr")

PALE = 200.0  # of 255: what is lighter counts as white where contrast is high


def _black_or_white(colour: str) -> str:
    """The nearer of the two: a pale ground becomes paper, all else black."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return "#ffffff" if 0.299 * red + 0.587 * green + 0.114 * blue > PALE else "#000000"


class DocumentStyle(Struct, frozen=True):
    """What typesetting asks for: `text("body")` gives a text style, `say("page_of", page=2)` what a page says.

    `voice` and `action` are font families; `accent` and `ink` are #rrggbb; `isolated` are values of the brand that run
    from left to right also on pages that do not.
    """

    layout: Layout
    paper_name: str
    language: str
    voice: str
    action: str
    fallback: tuple[str, ...]
    accent: str
    ink: str
    words: Mapping[str, str]
    high: bool = False  # contrast: black on white
    spaced: bool = False
    isolated: tuple[str, ...] = ()
    bound_right: bool | None = None  # where its pages are bound; None: as its language is read
    _made: dict[tuple[str, float | None], TextStyle] = field(default_factory=dict)

    @property
    def paper(self) -> Paper:
        """The sheet."""
        return self.layout.paper(self.paper_name)

    @property
    def rtl(self) -> bool:
        """Whether pages are mirrored."""
        return is_rtl(self.language)

    @property
    def binds_right(self) -> bool:
        """Whether the spine is at the right: the first page is then a left one."""
        return self.rtl if self.bound_right is None else self.bound_right

    @property
    def comma(self) -> str:
        """What stands between two things that a page names."""
        return script_of(self.language).comma

    def families(self, voice: str, size: float = 14.0) -> tuple[str, ...]:
        """Font families in order of choice: those of the language's script or the brand's, its fallback, then ours."""
        first = script_of(self.language, size).families or (self.voice if voice == "voice" else self.action,)
        return tuple(dict.fromkeys((*first, self.action, *self.fallback, *ALWAYS)))

    def text(self, name: str, size: float | None = None) -> TextStyle:
        """The text style of a name of the layout; `size` replaces its size, its leading follows.

        Size, leading and faces are then those of the language's script.
        """
        key = (name, size)
        if key not in self._made:
            look = self.layout.styles[name]
            scale = size / look.size if size else 1.0
            script = script_of(self.language, look.size)
            points, leading = script.measure(name, look.size * scale, look.leading * scale, look.near)
            self._made[key] = TextStyle(
                families=self.families(look.voice, look.size),
                size=points,
                leading=leading,
                weight=look.weight,
                strong=look.strong,
                colour=look.colour,
                balance=look.balance,
                language=self.language,
                rtl=self.rtl,
                drop=script.drop,
                spaced=self.spaced and airy(name),
                isolated=self.isolated if self.rtl else (),
            )
        return self._made[key]

    def pitch(self, name: str) -> float:
        """How far running lines stand apart: nearer than lines of reading, wider for scripts that are taller."""
        return max(self.layout.styles[name].leading - 1, 0.83 * self.text(name).leading)

    def colour(self, name: str) -> str:
        """The #rrggbb of ink, accent, white, or a colour that is one already."""
        found = {"ink": self.ink, "accent": self.accent, "white": "#ffffff"}.get(name, name)
        return _black_or_white(found) if self.high else found

    def say(self, key: str, **values: object) -> str:
        """What a page itself says, with its blanks filled."""
        words = self.words[key]
        if not values:
            return words
        longest = max((words, *(v for v in values.values() if isinstance(v, str))), key=len)
        return made_of(longest, words.format(**values))
