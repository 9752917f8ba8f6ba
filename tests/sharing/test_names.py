"""Names that others suggest do no harm on any system."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmp_core.sharing.names import MAX_NAME, safe_name


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("photo.jpg", "photo.jpg"),
        ("Übersicht – Größe (2).pdf", "Übersicht – Größe (2).pdf"),
        ("שלום.txt", "שלום.txt"),
        ("../../etc/passwd", "passwd"),
        ("/etc/passwd", "passwd"),
        ("C:\\Windows\\system32\\cmd.exe", "cmd.exe"),
        ("\\\\server\\share\\a.txt", "a.txt"),
        ("C:evil.txt", "C_evil.txt"),
        ("file.txt:stream", "file.txt_stream"),
        ("..", "file"),
        (".", "file"),
        ("...", "file"),
        ("", "file"),
        ("   ", "file"),
        ("folder/", "file"),
        (".bashrc", "bashrc"),
        ("..hidden", "hidden"),
        ("name. . .", "name"),
        ("setup.exe ", "setup.exe"),
        ("CON", "_CON"),
        ("con.txt", "_con.txt"),
        ("Nul .tar.gz", "_Nul .tar.gz"),
        ("COM1.log", "_COM1.log"),
        ("lpt¹", "_lpt¹"),
        ("console.txt", "console.txt"),
        ("com10.txt", "com10.txt"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("a\u2066b\u2069\u200e\u200f\ufeff.txt", "ab.txt"),
        ("line\nbreak\r\t.txt", "linebreak.txt"),
        ("nul\x00byte.txt", "nulbyte.txt"),
        ("\ud800.txt", "txt"),
        ('a<b>c"d|e?f*g.txt', "a_b_c_d_e_f_g.txt"),
        ("much     room\u00a0\u3000here.txt", "much room here.txt"),
        ("-rf", "-rf"),
        ("x" * 300 + ".tar.gz", "x" * (MAX_NAME - 3) + ".gz"),
        ("é" * 300 + ".png", "é" * ((MAX_NAME - 4) // 2) + ".png"),
        ("a." + "x" * 300, ("a." + "x" * 300)[:MAX_NAME]),
        ("x" * 300, "x" * MAX_NAME),
    ],
)
def test_nasty_names(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@given(st.text(max_size=300) | st.text("./\\ :con\u202e\x00", max_size=20))
def test_any_name_is_safe_and_stays_so(name: str) -> None:
    safe = safe_name(name)
    assert 0 < len(safe.encode()) <= MAX_NAME
    assert not set(safe) & set('/\\:*?"<>|\x00\n\r') and safe not in (".", "..")
    assert safe[0] not in ". " and safe[-1] not in ". "
    assert safe_name(safe) == safe
