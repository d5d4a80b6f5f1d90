"""Views come in an order in which they can be created, whatever their files are called."""

import re
from pathlib import Path

import pytest

from data.descriptions import with_descriptions
from data.schema import SchemaError
from data.view_files import view_files


def test_a_view_comes_after_those_it_reads(tmp_path: Path) -> None:
    (tmp_path / "a.sql").write_text("CREATE VIEW a AS SELECT 1 FROM b\nJOIN c USING (x) -- FROM z")
    (tmp_path / "b.sql").write_text("CREATE VIEW b AS SELECT 1 FROM c;")
    (tmp_path / "c.sql").write_text("CREATE VIEW c AS SELECT 1 FROM a_table;")
    (tmp_path / "z.sql").write_text("CREATE VIEW z AS SELECT 1 FROM\n    a;")
    assert [path.stem for path in view_files(tmp_path)] == ["c", "b", "a", "z"]


def test_views_that_read_each_other_are_named(tmp_path: Path) -> None:
    (tmp_path / "a.sql").write_text("CREATE VIEW a AS SELECT 1 FROM b")
    (tmp_path / "b.sql").write_text("CREATE VIEW b AS SELECT 1 FROM a")
    with pytest.raises(SchemaError, match=r"read each other: [ab], [ab]"):
        view_files(tmp_path)


@pytest.mark.parametrize("path", view_files(), ids=lambda path: path.stem)
def test_a_file_makes_the_view_that_it_is_named_after(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    (made,) = re.findall(r"^CREATE (\w+ [\w.]+)(?:\(.+\) AS TABLE| AS)$", text, re.MULTILINE)
    assert made in (f"VIEW {path.stem}", f"TABLE build.{path.stem}", f"MACRO {path.stem}")
    assert text.startswith("-- ")
    assert f"COMMENT ON {made.replace('MACRO', 'MACRO TABLE')} IS '" in with_descriptions(text)
