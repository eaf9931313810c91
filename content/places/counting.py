"""No success without its denominator: finds sentences that count people, or praise, without the whole."""

import re

# In Swedish and English, since that is what editors write in.
_SHARE = r"\d\s*(?:%|‰)|\b(?:procent|promille|per ?cent)\b"
_HALF = r"\b(?:hälften|majoriteten|flertalet|majority)\b|\bhalf of\b|\bnine in ten\b|\b(?:nio|åtta|sju) av tio\b"
_SUCCESS = r"\b(?:miss)?lyck(?:ats|ades|as|os)\w*|\bframgång\w*|\bsucce(?:ss|eded|ed)\w*"
_PEOPLE = (
    r"\d[\d\s.]*\s(?:personer|människor|familjer|hushåll|återvandrare|återvändare|barn|kvinnor|män|ungdomar|vuxna"
    r"|people|persons|families|households|returnees|children|women|men|adults)\b"
)
_FOUND = re.compile("|".join((_SHARE, _HALF, _SUCCESS, _PEOPLE)), re.IGNORECASE)


def counts_without_whole(text: str) -> bool:
    """Whether a text holds a share, a number of people or a success: what needs 'of how many' and 'who counted'."""
    return bool(_FOUND.search(text))
