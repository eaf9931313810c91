"""The word in an address that says which of a person's own pages is meant."""


class OwnPageConverter:
    """The pages of views/own_pages.py, and no other word."""

    regex = "nasta-samtal|bekraftelse|ta-tillbaka|del|eget-svar|trygghet|lasare|hjalp"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
