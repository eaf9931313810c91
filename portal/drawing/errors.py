"""What can go wrong with a document. No message here holds anything about a person."""


class DocumentTooLarge(Exception):
    """The document holds more than one is made for; it was refused before anything was drawn."""


class DocumentFailed(Exception):
    """The document could not be made. The cause is chained; the message is fit for a log."""
