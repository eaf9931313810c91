"""The address of an example: made of its title once, and kept when the title changes."""

from django.utils.text import slugify

from content.practice.models import Practice

# What other pages of ours are called beside the examples, in any language.
RESERVED = ("tell-us", "beratta")
LONGEST = 100


def free_slug(title: str) -> str:
    """An address that no other example has."""
    wanted = slugify(title)[:LONGEST].strip("-") or "exempel"
    taken = {*RESERVED, *Practice.objects.filter(slug__startswith=wanted).values_list("slug", flat=True)}
    candidate, number = wanted, 1
    while candidate in taken:
        number += 1
        candidate = f"{wanted}-{number}"
    return candidate
