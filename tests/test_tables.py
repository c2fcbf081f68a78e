"""A table says what it is to those who cannot see it, and on a phone each cell says what it holds."""

from atlas.content.tables import named
from own import PROJECT

TABLE = """<h2 id="time-limits">Time <em>limits</em></h2>
<table>
<thead>
<tr>
<th>What</th>
<th>How long</th>
<th>Source</th>
</tr>
</thead>
<tbody>
<tr>
<td>Appeal</td>
<td>30 <b>days</b></td>
<td></td>
</tr>
</tbody>
</table>
"""


def test_a_table_has_a_caption_headers_of_rows_and_labels():
    html = named(TABLE)
    assert '<table><caption class="hidden">Time limits</caption>' in html
    assert '<tr><th scope="row">Appeal</th><td data-label="How long">30 <b>days</b></td><td></td></tr>' in html


def test_what_is_no_plain_table_stays():
    html = '<h2 id="a">A</h2><table class="stores"><tr><td>b</td></tr></table><p>c</p>'
    assert named(html) == html


def test_every_table_of_the_site_is_named(site):
    for locale in PROJECT.locales:
        for path in (site / locale.code).glob("*/*/index.html"):
            text = path.read_text("utf-8")
            assert text.count("<table>") == text.count('<table><caption class="hidden">'), path
            assert "<td>" not in text.replace("<td></td>", "") or "<thead>" not in text or 'class="stores"' in text, (
                path
            )
