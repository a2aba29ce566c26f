"""Entries with a hostile value in every text that readers meet: what stands in it must come out as the same letters.

Past what `check` lets through: each output keeps to it by itself.
"""

import dataclasses
import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import count
from typing import Any, TypeVar

from pydantic import BaseModel

from generators.demo import programme
from generators.knowledge.knowledge_base import KnowledgeBase, build
from generators.reading.loader import load
from generators.records.fields import text_fields
from generators.records.supplied import Supplied

# Markup, the end of what it may stand in, two template languages, Typst, Markdown, a formula, an address that runs.
MARKUP = "<img src=x onerror=slem()>"
ENDS = "</title></script></style>"
HOSTILE = (
    f"=1+1 ORD {MARKUP}{ENDS}\"' &lt;b> {{{{ 7*191 }}}} {{% raw %}} ${{slem()}} "
    '#panic("slem") $x$ `kode` ]]> --> \\ javascript:slem()'
)
# What 7*191 comes to, had a template reckoned it.
RECKONED = "1337"
SITE_NAME = f"Viden {MARKUP} & co"

Entry = TypeVar("Entry", bound=BaseModel)


class Spoiler:
    """Fills entries; each text has a word of its own, kept with the field that it was put into.

    Where they are to be `fitting`, no text is longer than its field allows.
    """

    def __init__(self, *, fitting: bool = False) -> None:
        self._fitting = fitting
        self.fields: dict[str, str] = {}
        self._numbers = count(5000)

    def all(self, entries: Iterable[Entry]) -> tuple[Entry, ...]:
        """Fill several."""
        return tuple(map(self.spoiled, entries))

    def spoiled(self, entry: Entry) -> Entry:
        """Give an entry with every text in it hostile; a list of texts that is empty gets one."""
        return entry.model_copy(update=dict(self._changed(entry)))

    def _changed(self, entry: BaseModel) -> Iterator[tuple[str, Any]]:
        for name, key, _ in text_fields(type(entry)):
            value = getattr(entry, name)
            if value or "str" in str(type(entry).model_fields[name].annotation):
                yield name, self._filled(value, type(entry), key)

    def _filled(self, value: object, model: type[BaseModel], key: str) -> object:
        if isinstance(value, BaseModel):
            return self.spoiled(value)
        if isinstance(value, tuple) and value and isinstance(value[0], BaseModel):
            return self.all(value)
        return (self._text(model, key),) if isinstance(value, tuple) else self._text(model, key)

    def _text(self, model: type[BaseModel], key: str) -> str:
        word = f"zq{next(self._numbers)}x"
        self.fields[word] = f"{model.__name__}.{key}"
        return HOSTILE.replace("ORD", word)[: _longest(model, key) if self._fitting else None]


@cache
def _longest(model: type[BaseModel], key: str) -> int:
    """Give the letters that a text of a field may have; paper counts on them."""
    told = json.dumps(model.model_json_schema()["properties"][key])
    return min(map(int, re.findall(r'"maxLength": (\d+)', told)), default=60)


def spoiled(real: KnowledgeBase, spoiler: Spoiler) -> KnowledgeBase:
    """Spoil a small made-up programme, and of the real one what a made-up one has not."""
    size = programme.Size(records=12, clusters=1, municipalities=6)
    whole = build(load({path: text.encode() for path, text in programme.files(size)}))
    registers = ("themes", "municipalities", "clusters", "conferences", "sources", "situations", "audiences")
    fact = {"slags": "maal", "vaerdi": "Et mål", "kilde": "Oplyst i 2026"}
    supplied = Supplied.model_validate({"slug": whole.municipalities[0].slug, "oplysninger": [fact]})
    lists: dict[str, Any] = {name: spoiler.all(getattr(whole, name)) for name in registers}
    return dataclasses.replace(
        whole,
        programme=spoiler.spoiled(whole.programme),
        records=spoiler.all(whole.records),
        dictionary=spoiler.spoiled(whole.dictionary),
        candidates=spoiler.all(real.candidates[:1]),
        supplied=(spoiler.spoiled(supplied),),
        advice=real.advice and spoiler.spoiled(real.advice),
        **lists,
    )
