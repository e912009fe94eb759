"""The state graph of a two-thread program as a drawing, from the exploration itself.

A drawing made by hand would go out of date with the explorer. This one is written by ``python -m tests.update`` and a test
compares it with what the explorer finds. It is laid out for small graphs: one row per number of steps, then one row per end.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from xml.sax.saxutils import escape

from entrelacs import Exploration, Graph, explore

#: Drawing → the program whose graph it shows, and the shared variable written in each state.
DRAWINGS = {"docs/assets/dessins/graphe-retraits.svg": ("exemples/projet/comment-entrelacs-verifie/retraits.py", "solde")}

WIDTH, NODE_WIDTH, NODE_HEIGHT, ROW, TOP = 480, 108, 62, 98, 4


def draw(drawing: str, root: Path) -> str:
    """Return the text of ``drawing``, from a new exploration of its program."""
    program, variable = DRAWINGS[drawing]
    return _svg(Path(drawing).stem, explore((root / program).read_text(encoding="utf-8")), variable)


def update(drawing: str, root: Path) -> bool:
    """Write ``drawing`` if it is not what the explorer finds; return whether it was written."""
    path, text = root / drawing, draw(drawing, root)
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return False
    path.write_text(text, encoding="utf-8", newline="\n")
    return True


def _svg(name: str, exploration: Exploration, variable: str) -> str:
    graph = exploration.graph
    before = _before(graph)
    place = places(graph)
    ends = [i for i, node in enumerate(graph.nodes) if node.final]
    merged = [i for i in place if len(before[i]) > 1 and i not in ends]
    rows = max(y for _, y in place.values()) + NODE_HEIGHT + TOP
    words = (
        f"{exploration.states} états reliés par {exploration.transitions} flèches, de haut en bas. Du premier état partent deux "
        f"flèches : une pour le pas de A, une pour celui de B. Ailleurs que parmi les fins, {len(merged)} état reçoit deux flèches : "
        f"A et B ont lu la même valeur, dans un ordre ou dans l'autre. Les chemins mènent à {len(ends)} fins : "
        + " ; ".join(graph.nodes[i].output.strip() for i in ends)
        + "."
    )
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {rows}" role="img" aria-labelledby="{name}-titre {name}-desc"'
        ' fill="none" stroke="currentColor" stroke-width="1.5" font-size="14">',
        f'  <title id="{name}-titre">Le graphe des états de deux retraits</title>',
        f'  <desc id="{name}-desc">{escape(words)}</desc>',
    ]
    for edge in graph.edges:
        label = graph.threads[edge.step.thread] if edge.step.thread else ""  # the main thread only ends the program
        lines += _arrow(place[edge.source], place[edge.target], label)
    for index, (x, y) in place.items():
        look = ' stroke="var(--md-accent-fg-color)" stroke-width="3"' if index in merged else ""
        look += ' stroke-width="3"' if index in ends else ""
        lines.append(f'  <rect x="{x - NODE_WIDTH // 2}" y="{y}" width="{NODE_WIDTH}" height="{NODE_HEIGHT}" rx="8"{look}/>')
        lines.append('  <g fill="currentColor" stroke="none" text-anchor="middle">')
        for row, text in enumerate(_inside(graph, index, variable)):
            weight = ' font-weight="bold"' if row == 0 else ""
            lines.append(f'    <text x="{x}" y="{y + 19 + 18 * row}"{weight}>{escape(text)}</text>')
        lines.append("  </g>")
    return "\n".join([*lines, "</svg>", ""])


def places(graph: Graph) -> dict[int, tuple[int, int]]:
    """Centre and top of each state: rows by number of steps, the ends below, those reached from the middle first."""
    before = _before(graph)
    following: dict[int, list[int]] = defaultdict(list)
    for edge in sorted(graph.edges, key=lambda edge: (edge.source, edge.step.thread)):
        following[edge.source].append(edge.target)
    place: dict[int, tuple[int, int]] = {}
    row, y = [0], TOP
    while row:
        row.sort(key=lambda i: sum(place[p][0] for p in before[i] if p in place) / max(1, len(before[i])))
        for rank, index in enumerate(row):
            place[index] = round(WIDTH / len(row) * (rank + 0.5)), y
        row = list(dict.fromkeys(t for i in row for t in following[i] if not graph.nodes[t].final))
        y += ROW
    ends = [i for i, node in enumerate(graph.nodes) if node.final]
    for rank, index in enumerate(sorted(ends, key=lambda i: max(abs(place[p][0] - WIDTH / 2) for p in before[i]))):
        place[index] = WIDTH // 2, y + ROW * rank
    return place


def _before(graph: Graph) -> dict[int, list[int]]:
    before: dict[int, list[int]] = defaultdict(list)
    for edge in graph.edges:
        before[edge.target].append(edge.source)
    return before


def _inside(graph: Graph, index: int, variable: str) -> list[str]:
    node = graph.nodes[index]
    value = dict(node.shared)[variable]
    if node.final:
        return [f"{variable} {value}", "tout est fini", f"affiché : {value}"]
    threads = dict(zip(graph.threads, node.threads, strict=True))
    main, *others = graph.threads
    if all(threads[name].status == "done" for name in others):
        return [f"{variable} {value}", f"{' et '.join(others)} : finis", threads[main].next]
    said = []
    for name in others:
        view = threads[name]
        about = view.next.replace(f" {variable} :", "").replace(f" {variable}", "")
        said.append(f"{name} : {'fini' if view.status == 'done' else about}")
    return [f"{variable} {value}", *said]


def _arrow(start: tuple[int, int], end: tuple[int, int], label: str) -> list[str]:
    (x1, y1), (x2, y2) = (start[0], start[1] + NODE_HEIGHT), end
    if y2 - y1 > ROW:  # past the row of another end: down beside it, then in from the side
        side = 1 if x1 < x2 else -1
        x2, y2 = x2 - side * NODE_WIDTH // 2, y2 + NODE_HEIGHT // 2
        path = f"M{x1} {y1}V{y2}H{x2}M{x2 - side * 9} {y2 - 5}L{x2} {y2}L{x2 - side * 9} {y2 + 5}"
    else:
        path = f"M{x1} {y1}L{x2} {y2}M{x2 - 5} {y2 - 9}L{x2} {y2}L{x2 + 5} {y2 - 9}"
    lines = [f'  <path d="{path}"/>']
    if label:
        left = x2 < x1 or (x1 == x2 and x1 < WIDTH / 2)
        x, y = (x1 + x2) // 2 + (-7 if left else 7), (y1 + y2) // 2 - (0 if x1 == x2 else 3)
        anchor = "end" if left else "start"
        lines.append(
            f'  <text x="{x}" y="{y}" fill="currentColor" stroke="none" text-anchor="{anchor}" font-style="italic">{label}</text>'
        )
    return lines
