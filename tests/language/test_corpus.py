"""The texts that the page's reader is held to."""

from tests.language.corpus import CORPUS, corpus, read
from tests.language.written import REFUSED, WRITTEN


def test_the_corpus_is_what_the_server_reads() -> None:
    current = CORPUS.read_text(encoding="utf-8") == corpus()
    assert current, "write it anew: python -m tests.language.corpus"


def test_what_is_meant_to_be_read_is_read_and_the_rest_refused() -> None:
    assert [text for text in WRITTEN if "nodes" not in read(text, {})] == []
    assert [text for text in REFUSED if "nodes" in read(text, {})] == []


def test_places_count_as_javascript_does() -> None:
    assert read("f = 𝒂 + b\r\ng = f", {})["spans"] == {
        "a": [4, 6],
        "b": [9, 10],
        "f": [0, 10],
    }
