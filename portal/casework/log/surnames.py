"""The family name in a name, so that the review can see who read about somebody of the same name. Knows no database."""

import unicodedata


def surname_of(name: str) -> str:
    """The last word of a name, without capitals and accents, marked so that it is never taken for anything else."""
    words = name.replace("-", " ").split()
    plain = unicodedata.normalize("NFKD", words[-1].casefold() if words else "")
    return "surname:" + "".join(sign for sign in plain if not unicodedata.combining(sign))
