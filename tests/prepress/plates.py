"""Says how much of each plate is inked: plates.py FILE.tif… (uncompressed, eight bits, as Ghostscript's tiffsep writes them)

Prints a line for each plate, its name and the share of pixels with any ink. A value of 255 is paper, 0 is full ink.
"""

import re
import struct
import sys


def pixels(path):
    data = open(path, "rb").read()
    order = {b"II": "<", b"MM": ">"}[data[:2]]
    (at,) = struct.unpack_from(order + "I", data, 4)
    (count,) = struct.unpack_from(order + "H", data, at)
    tags = {}
    for i in range(count):
        tag, kind, number, value = struct.unpack_from(order + "HHI4s", data, at + 2 + 12 * i)
        letter = {3: "H", 4: "I"}.get(kind)
        if letter is None:
            continue
        size = struct.calcsize(letter) * number
        place = value if size <= 4 else data[struct.unpack(order + "I", value)[0] :]
        tags[tag] = struct.unpack_from(f"{order}{number}{letter}", place)
    assert tags[259] == (1,), f"{path}: compressed"
    assert tags[258] == (8,), f"{path}: not eight bits"
    return b"".join(data[start : start + length] for start, length in zip(tags[273], tags[279]))


for path in sys.argv[1:]:
    plate = re.search(r"\((.+)\)\.tif$", path).group(1)
    values = pixels(path)
    assert values, f"{path}: empty"
    inked = len(values) - values.count(255)
    print(f"{plate} {inked / len(values):.5f}")
