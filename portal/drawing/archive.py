"""What makes a tagged PDF both PDF/UA-1 and PDF/A-3a, written into it while it is still a tree of objects."""

import re
from hashlib import md5
from typing import Any
from xml.sax.saxutils import escape

from portal.drawing.attachment import Attachment
from portal.drawing.languages import prune_languages

# Where the page names no maker, the file says how it was made and not by whom.
NO_MAKER = "WeasyPrint"
NOTHING_TO_READ = re.compile(rb"(<[0-9a-f]{4}> )<(?:0000|feff|fffe)?>")
WORD_JOINER = rb"\1<2060>"

# PDF/A knows nothing of PDF/UA's mark unless the file explains it.
METADATA = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer><xmp:CreatorTool>{producer}</xmp:CreatorTool>{keywords}{dates}</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""
KEYWORDS = "<pdf:Keywords>{words}</pdf:Keywords>"
DATES = "<xmp:CreateDate>{day}</xmp:CreateDate><xmp:ModifyDate>{day}</xmp:ModifyDate>"


def archived(pdf: Any, metadata: Any, attachments: tuple[Attachment, ...]) -> None:
    """Make the drawn document what it says it is: both standards, one day, one maker, these files inside."""
    prune_languages(pdf)
    _name_nameless_glyphs(pdf)
    _drop_empty_resources(pdf)
    _describe(pdf, metadata)
    if attachments:
        _attach(pdf, attachments)


def _describe(pdf: Any, metadata: Any) -> None:
    """The same words in the old place for them and in the new one; the document's day is the only clock."""
    import pydyf  # type: ignore[import-untyped]

    maker = metadata.generator or NO_MAKER
    dates = DATES.format(day=escape(metadata.created)) if metadata.created else ""
    keywords = KEYWORDS.format(words=escape(", ".join(metadata.keywords))) if metadata.keywords else ""
    words = METADATA.format(
        title=escape(metadata.title or ""),
        language=escape(metadata.lang or ""),
        producer=escape(maker),
        keywords=keywords,
        dates=dates,
    )
    stream = pydyf.Stream([words.encode()], {"Type": "/Metadata", "Subtype": "/XML"})
    pdf.add_object(stream)
    pdf.catalog["Metadata"] = stream.reference
    pdf.info["Producer"] = pdf.info["Creator"] = pydyf.String(maker)
    if "CreationDate" in pdf.info:
        pdf.info["ModDate"] = pdf.info["CreationDate"]


def _name_nameless_glyphs(pdf: Any) -> None:
    """Let a mark that was drawn apart from its letter stand for nothing visible; PDF/UA allows no empty text.

    Some vowel signs in Arabic are such marks; the letter's own glyph already stands for both.
    """
    for font in pdf.objects:
        if isinstance(font, dict) and "ToUnicode" in font:
            table = pdf.objects[int(font["ToUnicode"].split()[0])].stream
            table[:] = [NOTHING_TO_READ.sub(WORD_JOINER, line) for line in table]


def _drop_empty_resources(pdf: Any) -> None:
    """A page that draws letters and lines alone says nothing of patterns and pictures."""
    for resources in pdf.objects:
        if isinstance(resources, dict) and "Font" in resources:
            for kind in [kind for kind, held in resources.items() if held == {}]:
                del resources[kind]


def _attach(pdf: Any, attachments: tuple[Attachment, ...]) -> None:
    """Put the files in as associated files of the whole document, sorted by name as a name tree must be."""
    import pydyf

    names, references = pydyf.Array(), pydyf.Array()
    for attachment in sorted(attachments, key=lambda one: one.name):
        file = _file(pdf, attachment)
        names.extend((pydyf.String(attachment.name), file.reference))
        references.append(file.reference)
    pdf.catalog.setdefault("Names", pydyf.Dictionary())["EmbeddedFiles"] = pydyf.Dictionary({"Names": names})
    pdf.catalog["AF"] = references


def _file(pdf: Any, attachment: Attachment) -> Any:
    import pydyf

    day = {"CreationDate": pdf.info["CreationDate"], "ModDate": pdf.info["CreationDate"]}
    checksum = f"<{md5(attachment.content, usedforsecurity=False).hexdigest()}>"
    stream = pydyf.Stream(
        [attachment.content],
        {
            "Type": "/EmbeddedFile",
            "Subtype": "/" + attachment.media_type.replace("/", "#2f"),
            "Params": pydyf.Dictionary({"Size": len(attachment.content), "CheckSum": checksum, **day}),
        },
    )
    pdf.add_object(stream)
    file = pydyf.Dictionary(
        {
            "Type": "/Filespec",
            "F": pydyf.String(attachment.name),
            "UF": pydyf.String(attachment.name),
            "Desc": pydyf.String(attachment.description),
            "AFRelationship": "/Data",
            "EF": pydyf.Dictionary({"F": stream.reference, "UF": stream.reference}),
        }
    )
    pdf.add_object(file)
    return file
