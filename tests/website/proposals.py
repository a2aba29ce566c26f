"""Drafts as a cluster might write them, made from what is asked: just enough, or all there is room for."""

from typing import Any

WORDS = (
    "Klyngen talte om, hvad lederne skal holde op med, og hvem der siger det højt. Fire af de seks kommuner har prøvet "
    "det i et halvt år, og de fortalte, hvad der virkede, og hvad de ville gøre anderledes næste gang. "
)
MEETING = {
    "klynge": "ny",
    "navn": "Klynge Midt",
    "kommuner": "Hedensted, Horsens, Odder, Skanderborg, Silkeborg og Favrskov",
    "dato": "2026-11-12",
    "titel": "Referat af klyngens tredje møde",
    "afsender": "Skolechef i Hedensted",
}
TODAY = "2026-11-29"


def draft(form: dict[str, Any], *, most: bool = False) -> dict[str, Any]:
    """Write one record of each type."""
    made = [record(row, most=most) for row in form["types"]]
    if most:
        for each in made:
            each["felter"]["relaterede"] = [known for known, _ in form["records"][:12]]
    return {"moede": MEETING, "poster": made}


def record(row: dict[str, Any], *, most: bool = False) -> dict[str, Any]:
    """Write a record: what must be there, or every field filled to its limit."""
    fields = [asked for asked in row["fields"] if asked["required"] or (most and asked["shape"] != "links")]
    values = {asked["key"]: value(asked, most=most, salt=row["slug"]) for asked in fields}
    return {"type": row["slug"], "felter": values}


def value(asked: dict[str, Any], *, most: bool, salt: str = "") -> Any:
    """Fill a field."""
    shape, count = asked["shape"], asked["many"] if most else max(asked["fewest"], 1)
    if shape in ("text", "rich"):
        # A text in paragraphs ends its last line.
        return text((asked["most"] if most else asked["least"]) - (shape == "rich"), salt)
    if shape == "choice":
        return asked["choices"][0][0]
    if shape == "choices":
        return [choice for choice, *_ in asked["choices"][:count]]
    if shape == "texts":
        return [text(asked["most"] if most else asked["least"], f"{number}") for number in range(count)]
    return [
        {part["key"]: value(part, most=most, salt=f"{number}") for part in asked["parts"]} for number in range(count)
    ]


def text(length: int, salt: str) -> str:
    """Write words until it is long enough, and no longer."""
    return (f"Om {salt}. " + WORDS * (length // len(WORDS) + 1))[:length].rstrip(" ").ljust(length, "e")
