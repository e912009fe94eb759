"""One vector for each state.

Steps are deduced by places, and two vectors may then tell one state: a component that nothing reaches any more does not count, nor
does which of several twins (objects that nothing but their place tells apart, as the lists made by one comprehension) stands at
which place. `Canon.canonical` gives the vector that stands for all of them. What it has to do depends only on which component
names which: it is found once for each such shape.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterable

from .components import ROOTS, Components, Vector
from .shared import REFERENCE, Restart


class Canon:
    """Makes the vectors of one search canonical."""

    def __init__(self, components: Components):
        self.components = components
        self.renames = False
        """Whether twins have changed places in some state."""
        self.shapes: dict[tuple[int, ...], tuple[tuple[int, ...], dict[int, int]]] = {}

    def canonical(self, vector: Vector) -> Vector:
        """The vector that stands for a state: without what nothing reaches, and with twins in the order in which they are met."""
        shape = tuple(map(self.components.links.__getitem__, vector))
        known = self.shapes.get(shape)
        if known is None:
            known = self.shapes[shape] = self.shape_of_state(vector)
        dead, renamed = known
        if dead or renamed:
            contents = list(vector)
            for place in dead:
                contents[place] = 0
            if renamed:
                self.renames = True
                moved = [self.with_names(content, renamed) for content in contents]
                contents = moved.copy()
                for place in renamed.keys() - set(renamed.values()):
                    contents[place] = 0  # left by the twin that stood there, and taken by no other
                for place, other in renamed.items():
                    contents[other] = moved[place]
                self.check_steady(contents)
            vector = tuple(contents)
        return vector

    def stays(self, vector: Vector, writes: Iterable[tuple[int, int]]) -> bool:
        """Whether what some `writes` (places and what they then hold) make of a canonical vector is canonical as well.

        It is when each place held something, and goes on naming the same components: then nothing dies, and no twin changes places.
        """
        links = self.components.links
        return all(vector[place] and links[vector[place]] == links[content] for place, content in writes)

    def check_steady(self, contents: list[int]) -> None:
        """What no step takes note of must not depend on which twin stands where; otherwise every step reads it. Raises `Restart`."""
        components = self.components
        for place in components.steady:
            name = components.kinds[place]
            if contents[place] not in (0, components.first.get(place, contents[place])) and name not in components.learnt.always:
                components.learnt.always.add(name)
                raise Restart

    def shape_of_state(self, vector: Vector) -> tuple[tuple[int, ...], dict[int, int]]:
        """Which places nothing reaches, and the new places of twins, met in the order of the roots."""
        components = self.components
        order = [place for place, kind in enumerate(components.kinds) if kind[0] in ROOTS]
        met = set(order)
        for place in order:  # it grows meanwhile
            for other in components.contents[vector[place]].references:
                if other not in met:
                    met.add(other)
                    order.append(other)
        dead = tuple(place for place in range(len(vector)) if place not in met)
        renamed: dict[int, int] = {}
        for places in components.twins:
            found = [place for place in order if place in places]
            renamed.update((old, new) for old, new in zip(found, places, strict=False))
        if all(old == new for old, new in renamed.items()):
            renamed = {}
        return dead, renamed

    def with_names(self, content: int, renamed: dict[int, int]) -> int:
        """The same content, where other places are named."""
        components = self.components
        old = components.contents[content]
        if renamed.keys().isdisjoint(old.references):
            return content
        names = {old.to_bytes(REFERENCE, "big"): new.to_bytes(REFERENCE, "big") for old, new in renamed.items()}
        data = marshal.dumps(
            [names.get(item, item) if type(item) is bytes else item for item in marshal.loads(components.data[content])], 2
        )
        known = components.numbers.get(data)
        if known is None:
            references = tuple(renamed.get(place, place) for place in old.references)
            known = components.numbers[data] = components.new(data, old._replace(references=references))
        return known
