from dataclasses import dataclass, replace

from shapes import Point


@dataclass
class Line:
    start: Point
    end: "Point"
    label: str = "line"


print(Line(Point(1), Point(2, 3)), Point(4) < Point(4, 5), Point.made, replace(Point(4), y=5).y)
