"""A PowerPoint package that remembers its parts: pptx walks through all of them for each new picture or page of notes.

Knows the names of parts and the fingerprints of pictures; what stands in them is for `powerpoint`.
"""

from collections import Counter
from functools import cached_property
from typing import IO

from pptx.opc.packuri import PackURI
from pptx.package import Package
from pptx.parts.image import Image, ImagePart


class Remembering(Package):
    """Names new parts as pptx does, by the first number that is free, and keeps a picture once."""

    def next_partname(self, tmpl: str) -> PackURI:
        """Name a new part."""
        self._numbers[tmpl] += 1
        while (name := tmpl % self._numbers[tmpl]) in self._names:
            self._numbers[tmpl] += 1
        return PackURI(name)

    def next_image_partname(self, ext: str) -> PackURI:
        """Name a new picture."""
        return self.next_partname(f"/ppt/media/image%d.{ext}")

    def get_or_add_image_part(self, image_file: str | IO[bytes]) -> ImagePart:
        """Give the part of a picture, a new one where it was not there before."""
        image = Image.from_file(image_file)
        if image.sha1 not in self._pictures:
            self._pictures[image.sha1] = ImagePart.new(self, image)
        return self._pictures[image.sha1]

    @cached_property
    def _numbers(self) -> Counter[str]:
        return Counter()

    @cached_property
    def _names(self) -> frozenset[str]:
        """Give what was there before the first new part; later ones go by their number."""
        return frozenset(part.partname for part in self.iter_parts())

    @cached_property
    def _pictures(self) -> dict[str, ImagePart]:
        return {part.sha1: part for part in self.iter_parts() if isinstance(part, ImagePart)}
