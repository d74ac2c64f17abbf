"""Bodies of requests by JSON Schema: valid ones, ones broken in one place, and wild ones.

A body is a tree of dicts, lists and scalars, in which `Raw` stands for bytes that no JSON library
would write: a number of a thousand digits, half a surrogate pair, a name twice.
"""

import datetime
import gzip
import io
import json
import re
import zipfile

from hypothesis import strategies as st


class Raw:
    def __init__(self, text: bytes):
        self.text = text

    def __repr__(self):
        return "Raw(%r)" % self.text[:60]


class Pairs:
    """An object that may have a name twice."""

    def __init__(self, pairs):
        self.pairs = pairs


def written(tree) -> bytes:
    if isinstance(tree, Raw):
        return tree.text
    if isinstance(tree, (dict, Pairs)):
        pairs = tree.items() if isinstance(tree, dict) else tree.pairs
        return b"{" + b",".join(written(name) + b":" + written(value) for name, value in pairs) + b"}"
    if isinstance(tree, list):
        return b"[" + b",".join(written(item) for item in tree) + b"]"
    return json.dumps(tree, ensure_ascii=False).encode("utf-8", "surrogatepass")


WORDS = ["甲", "说明", "高端泵", "x", "Pump & Co.", "' OR 1=1 --", "<b>湘</b>", "100%", "%s%n", "{found}",
         "../../etc/passwd", "e\u0301", "\u202eabc", "\U0001f40d", "湘", "\u3000", "-1", "null"]
MONEY = ["10000.00", "0.01", "1", "1234.56", "250000.00", "4000000.00", "0", "0.00", "9999999999999.99",
         "99999999999.99", "0.1"]
RATIOS = ["4.35%", "15bp", "9/20", "0", "1", "100%", "1/3", "0.01%", "50%", "9223372036854775807",
          "1/9223372036854775807", "99999999%", "0/1", "1/1"]
NUMBERS = [1, 2, 12, 100, 365, 0, 1000000, 1000000000, 2**31 - 1, 2**31, 2**53 + 1, 2**63 - 1]
DAYS = [0, -1, 1, -30, 30, -365, 365, 90, -90, 730, 1825, -1825]
DATES = ["2024-02-29", "1900-01-01", "2199-12-31", "2000-01-01"]
FIGURES = {
    "registration_number": ["ZL201910123456.1"],
}


class Bodies:
    """`names` gives, for a field's name or an address to choose from, values seen in answers;
    `today` is the business date."""

    def __init__(self, names, today: datetime.date):
        self.names = names
        self.today = today

    def valid(self, schema: dict, name: str = "", depth: int = 0):
        if "x-lookup" in schema or name in ("id",):
            seen = self.names(schema.get("x-lookup", name)) or self.names(name)
            if seen and schema.get("type") == "array":
                return st.lists(st.sampled_from(seen), min_size=1, max_size=2, unique=True)
            if seen and schema.get("type", "string") == "string":
                return st.sampled_from(seen)
        if "const" in schema:
            return st.just(schema["const"])
        if "enum" in schema:
            return st.sampled_from(schema["enum"])
        for several in ("oneOf", "anyOf"):
            if several in schema:
                return st.one_of([self.valid(each, name, depth) for each in schema[several]])
        kind = schema.get("type")
        if kind == "object":
            return self._object(schema, depth)
        if kind == "array":
            return st.lists(self.valid(schema.get("items", {}), name, depth + 1),
                            min_size=1, max_size=2 if depth < 3 else 1)
        if kind == "boolean":
            return st.booleans()
        if kind == "integer":
            least = schema.get("minimum", -1)
            return st.sampled_from([number for number in NUMBERS if number >= least])
        if kind == "string":
            return self._text(schema, name)
        return json_values

    def _object(self, schema: dict, depth: int):
        properties = schema.get("properties", {})
        required = set(schema.get("required", ()))
        if not properties and isinstance(schema.get("additionalProperties"), dict):
            return st.dictionaries(st.sampled_from(WORDS[:4] + ["a", "zh", "en"]),
                                   self.valid(schema["additionalProperties"], "", depth + 1),
                                   max_size=2)
        members = {each: self.valid(properties[each], each, depth + 1) for each in properties
                   if each in required}
        optional = {each: self.valid(properties[each], each, depth + 1) for each in properties
                    if each not in required}
        return st.fixed_dictionaries(members, optional=optional)

    def _text(self, schema: dict, name: str):
        pattern = schema.get("pattern", "")
        if schema.get("format") == "date":
            near = []
            for days in DAYS:
                near.append((self.today + datetime.timedelta(days)).isoformat())
            return st.sampled_from(near + DATES)
        if "{1,13}" in pattern:
            return st.sampled_from(MONEY + (["-1.00"] if pattern.startswith("^-?") else []))
        if "bp" in pattern:
            return st.sampled_from(RATIOS)
        if pattern:
            return st.sampled_from([str(each) for each in schema.get("examples", WORDS)])
        most = schema.get("maxLength", 200)
        examples = [str(each) for each in schema.get("examples", [])]
        plain = [word for word in examples + WORDS if len(word) <= most]
        seen = self.names(name)
        choices = [st.sampled_from(plain), st.just("界" * most), st.just("𠀀" * min(most, 64))]
        if seen:
            choices = [st.sampled_from(seen)] * 6 + choices
        return st.one_of(choices)

    def broken(self, tree, data):
        """The same tree, wrong in one place."""
        places = list(places_in(tree))
        path = places[data.draw(st.integers(0, len(places) - 1))]
        return changed(tree, path, data.draw(st.sampled_from(BREAKERS)))


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-2**63, 2**63 - 1) | st.sampled_from(WORDS),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(WORDS), inner, max_size=3),
    max_leaves=8)

WRONG_VALUES = [
    Raw(b"null"), Raw(b"true"), Raw(b"{}"), Raw(b"[]"), Raw(b'""'), Raw(b'" "'), Raw(b"0"), Raw(b"-0"), Raw(b"-1"),
    Raw(b"1.5"), Raw(b"1e400"), Raw(b"1E2"), Raw(b"9223372036854775807"), Raw(b"9223372036854775808"),
    Raw(b"-9223372036854775808"), Raw(b"9" * 1000), Raw(b"NaN"), Raw(b"Infinity"), Raw(b"01"),
    Raw(b'"9999999999999.99"'), Raw(b'"99999999999999999999"'), Raw(b'"-1.00"'), Raw(b'"1e9"'), Raw(b'"0.001"'),
    Raw(b'"1/0"'), Raw(b'"-1/2"'), Raw(b'"9223372036854775807/9223372036854775806"'), Raw(b'"999999999999999999999%"'),
    Raw(b'"2023-02-29"'), Raw(b'"0000-00-00"'), Raw(b'"1900-01-01"'), Raw(b'"2199-12-31"'), Raw(b'"2024-02-29"'),
    Raw(b'"\\u0000"'), Raw(b'"a\\u0000b"'), Raw(b'"\\ud800"'), Raw(b'"\\udc00\\ud800"'), Raw(b'"\\ud83d\\ude00"'),
    Raw(b'"\xff\xfe"'), Raw(b'"\xc0\xaf"'), Raw(b'"\xed\xa0\x80"'), Raw(b'"\x00"'), Raw(b'"\n"'), Raw(b'"\\x41"'),
    Raw(b'"' + b"A" * 300 + b'"'), Raw(b'"' + "长".encode() * 5000 + b'"'), Raw(b'"' + b"\\u4e00" * 4001 + b'"'),
    Raw(b"[" * 40 + b"]" * 40), Raw(b"[" * 5000), Raw(b'{"a":' * 100 + b"1" + b"}" * 100),
    Raw(b"[" + b"1," * 20000 + b"1]"), Raw(b"[null]"), Raw(b"[[]]"), Raw(b'{"type":"nothing"}'),
    Raw(b'"\' OR \'1\'=\'1"'), Raw(b'"${jndi:ldap://127.0.0.1/a}"'), Raw(b'"{{7*7}}"'), Raw(b'"../../../etc/passwd"'),
]
BREAKERS = [("value", value) for value in WRONG_VALUES] + [("drop", None), ("twice", None), ("rename", None), ("extra", None)]

WILD = [b"", b" ", b"null", b"[]", b"{}", b"0", b'""', b"{", b"}", b'{"a":1,}', b"{'a':1}", b'{"a":1}{"b":2}',
        b"\xef\xbb\xbf{}", '{"用":"户"}'.encode("utf-16"), b'{"a":1,"a":2}', b"[" * 31 + b"]" * 31,
        b"[" * 33 + b"]" * 33, b"[" * 100000, b'{"a":' * 100000, b'"' + b"\\" * 9999, b"\x00" * 64, b"\xff" * 64,
        b"<x/>", b"a=1&b=2", gzip.compress(b"{}"), b"/* */{}", b"9" * 100000, b'"' + b"A" * 1000000 + b'"',
        b"[" + b"{}," * 100000 + b"{}]", b'{"' + b"k" * 100000 + b'":1}',
        b"{" + b",".join(b'"k%d":1' % i for i in range(20000)) + b"}"]


def places_in(tree, path=()):
    yield path
    if isinstance(tree, dict):
        for name in tree:
            yield from places_in(tree[name], path + (name,))
    elif isinstance(tree, list):
        for index, item in enumerate(tree):
            yield from places_in(item, path + (index,))


def changed(tree, path, breaker):
    how, value = breaker
    if not path:
        if isinstance(tree, dict) and how == "extra":
            return {**tree, "extra": 1}
        return value if how == "value" else [tree]
    first, rest = path[0], path[1:]
    if isinstance(tree, list):
        items = list(tree)
        if rest or how == "value":
            items[first] = changed(items[first], rest, breaker)
        elif how == "drop":
            del items[first]
        else:
            items.append(items[first])
        return items
    if rest or how == "value":
        return {name: changed(each, rest, breaker) if name == first else each for name, each in tree.items()}
    if how == "drop":
        return {name: each for name, each in tree.items() if name != first}
    if how == "twice":
        return Pairs(list(tree.items()) + [(first, tree[first])])
    if how == "rename":
        return {name + "_" if name == first else name: each for name, each in tree.items()}
    return {**tree, "extra": None}


def with_prefill(tree, prefill):
    """What a page offers is filled in already; what it leaves open, the person writes."""
    if isinstance(tree, dict) and isinstance(prefill, dict):
        return {**tree, **{name: with_prefill(tree.get(name), value) for name, value in prefill.items()}}
    return prefill


def zipped(names) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in names:
            archive.writestr(name, content)
    return stream.getvalue()


SHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>'
XLSX = [
    ("[Content_Types].xml", b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    ("_rels/.rels", b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                    b'<Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
                    b'officeDocument" Target="xl/workbook.xml"/></Relationships>'),
    ("xl/workbook.xml", b'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r='
                        b'"http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" '
                        b'sheetId="1" r:id="a"/></sheets></workbook>'),
    ("xl/_rels/workbook.xml.rels", b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                                   b'<Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
                                   b'relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'),
]
LAUGHS = (b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">'
          + b"".join(b'<!ENTITY %c "%s">' % (98 + i, b"&%c;" % (97 + i) * 10) for i in range(9)) + b"]><l>&j;</l>")
FILES = [
    b"a,b\n1,2\n", "专利号,名称\nZL201910123456.1,泵\n".encode(), "专利号,名称\n".encode("gb18030"), b"\x00", b"a" * 200000,
    b'"' * 9999, b",\n" * 50000, b"%PDF-1.4", b"PK\x03\x04" + b"\x00" * 60, b"<x/>", b"<" * 5000, LAUGHS,
    b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>', b"<a>" * 20000,
    zipped(XLSX + [("xl/worksheets/sheet1.xml", SHEET % b'<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row>')]),
    # Sixty-four megabytes of nothing in some kilobytes.
    zipped(XLSX + [("xl/worksheets/sheet1.xml", SHEET % (b" " * (64 << 20)))]),
    zipped(XLSX + [("xl/worksheets/sheet1.xml", SHEET % b'<row r="99999999"><c r="ZZZZ99999999"><v>1</v></c></row>')]),
    zipped([("../../../tmp/out", b"x")]), zipped([("a.xml", b"<x/>")] * 3),
]

UNFILLED = re.compile(r"\{[a-z_]+\}")
