"""Two pictures of the page compared as a person would: what is where, and in which colours.

Letters come out a little different with every version of a browser and of its fonts. So pictures
are blurred until no letter is left, and colours are counted wherever they stand.
"""

from dataclasses import dataclass

from PIL import Image, ImageChops, ImageFilter, ImageStat

# A blur over so many px, and cells of so many px each way; of pictures at half size.
BLUR, CELL = 6, 8
# From so many levels of 255 on, a cell does not look the same.
SEEN = 10
# So much colour, in px that are wholly of it, is a few words or a thin frame.
FEW = 60.0


@dataclass(frozen=True)
class Difference:
    """How far two pictures are apart.

    `mean` is in levels of 255 and `share` is the part of the cells that look another way; `red` and
    `blue` are the colour that one has more of than the other, as a part of what both have.
    """

    mean: float
    share: float
    red: float
    blue: float


def halved(picture: Image.Image) -> Image.Image:
    """The picture at half its size, in as few colours as it takes to store it small."""
    width, height = picture.size
    small = picture.convert("RGB").resize((width // 2, height // 2), Image.Resampling.BOX)
    return small.quantize(64, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)


def difference(taken: Image.Image, kept: Image.Image) -> Difference:
    """Between two pictures of one size."""
    one, other = taken.convert("RGB"), kept.convert("RGB")
    apart = ImageChops.difference(_cells(one), _cells(other))
    red, green, blue = apart.split()
    worst = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    seen = worst.point([0] * SEEN + [255] * (256 - SEEN))
    return Difference(
        mean=ImageStat.Stat(worst).mean[0],
        share=ImageStat.Stat(seen).mean[0] / 255,
        red=_more(_colour(one, 0), _colour(other, 0)),
        blue=_more(_colour(one, 2), _colour(other, 2)),
    )


def _cells(picture: Image.Image) -> Image.Image:
    width, height = picture.size
    blurred = picture.filter(ImageFilter.GaussianBlur(BLUR))
    return blurred.resize((width // CELL, height // CELL), Image.Resampling.BOX)


def _colour(picture: Image.Image, band: int) -> float:
    """How much of the picture is red (0) or blue (2), in px that are wholly so."""
    bands = picture.split()
    others = [each for i, each in enumerate(bands) if i != band]
    rest = ImageChops.lighter(*others)
    return float(ImageStat.Stat(ImageChops.subtract(bands[band], rest)).sum[0]) / 255


def _more(one: float, other: float) -> float:
    return abs(one - other) / (max(one, other) + FEW)
