"""A real browser: from a word that is typed to the page with the row outlined, by keys too, all from one server."""

import base64
import json
import struct
from collections.abc import Iterator

import pytest

from tests.web.browser import CHROMIUM, Browser, chromium
from tests.web.served import Served

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here (apt-get install chromium)")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


def test_from_a_word_to_the_page_with_the_row_outlined(browser: Browser, served: Served) -> None:
    browser.open(served.address)
    browser.run("document.getElementById('q').focus()")
    browser.type("date:R7.7 児家セン")
    browser.run("window.left = true")
    browser.press("Enter", 13)
    browser.wait("!window.left && document.readyState === 'complete'")
    assert "児家セン" in browser.run("[...document.querySelectorAll('mark')].map(m => m.textContent).join()")
    browser.follow(".hit .actions .main")
    browser.wait("document.querySelector('.leafpage img').complete")
    assert browser.run("document.querySelector('.leafpage img').naturalWidth") > 1000
    outlined = browser.run(
        "(() => { const page = document.querySelector('.leafpage img').getBoundingClientRect();"
        " const box = document.querySelector('rect.at').getBoundingClientRect();"
        " return box.width > 50 && box.height > 8 && box.left >= page.left && box.right <= page.right"
        " && box.top >= page.top && box.bottom <= page.bottom })()"
    )
    assert outlined
    browser.run("history.back()")
    browser.wait("document.getElementById('q')?.value === 'date:R7.7 児家セン' && !!document.querySelector('.hit')")


def test_the_place_in_a_document_is_shown(browser: Browser, served: Served) -> None:
    browser.open(f"{served.address}?q=date:R7.7")
    browser.follow(".hit h2 a")
    assert browser.run("document.querySelector(':target mark').textContent")
    browser.wait(
        "(() => { const box = document.querySelector(':target').getBoundingClientRect();"
        " return box.top >= 0 && box.bottom <= innerHeight })()"
    )


def test_keys_lead_to_the_box_and_from_hit_to_hit(browser: Browser, served: Served) -> None:
    browser.open(f"{served.address}?q=里親")
    hit = "document.activeElement.closest('.hit')?.id"
    for key, expected in (("j", "hit1"), ("j", "hit2"), ("j", "hit3"), ("k", "hit2")):
        browser.press(key)
        assert browser.run(hit) == expected
    browser.press("/")
    assert browser.run("document.activeElement.id") == "q"
    browser.press("j")
    assert browser.run("document.activeElement.id") == "q", "a letter that is typed is typed"


def test_it_works_without_scripts(browser: Browser, served: Served) -> None:
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        browser.call("Page.navigate", url=f"{served.address}?q=里親&kind=minutes")
        browser.wait("document.readyState === 'complete' && document.querySelectorAll('.hit').length > 3")
    finally:
        browser.call("Emulation.setScriptExecutionDisabled", value=False)


def test_nothing_is_asked_of_anybody_else(browser: Browser, served: Served) -> None:
    digest = served.get("/api/search", q="里親 委託率").json["hits"][0]["document"]
    for path in ("", "?q=里親", f"documents/{digest[:12]}?q=里親", f"documents/{digest[:12]}/pages/1?q=里親", "status"):
        browser.open(f"{served.address}{path}")
        asked = browser.run("performance.getEntriesByType('resource').map(entry => entry.name)")
        assert asked
        assert all(address.startswith(served.address) for address in asked)


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_is_wider_than_the_window(browser: Browser, served: Served, width: int) -> None:
    digest = served.get("/api/search", q="里親 委託率").json["hits"][0]["document"]
    browser.call("Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1, mobile=False)
    try:
        for path in ("", "?q=里親", f"documents/{digest[:12]}?q=里親", f"documents/{digest[:12]}/pages/1", "status"):
            browser.open(f"{served.address}{path}")
            assert browser.run("document.documentElement.scrollWidth") <= width, path
    finally:
        browser.call("Emulation.clearDeviceMetricsOverride")


def luminance(colour: str) -> float:
    """Relative luminance of ``rgb(…)`` (WCAG 2)."""
    parts = [float(part) / 255 for part in colour[colour.index("(") + 1 : -1].split(",")[:3]]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_can_be_told_from_its_ground(browser: Browser, served: Served, scheme: str) -> None:
    """AA of WCAG 2 (JIS X 8341-3): a contrast of 4.5."""
    digest = served.get("/api/search", q="里親 委託率").json["hits"][0]["document"]
    browser.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
    script = """
      [...document.querySelectorAll('body *')].filter(shown =>
        [...shown.childNodes].some(node => node.nodeType === 3 && node.data.trim())
        && shown.checkVisibility({visibilityProperty: true}) && !shown.closest('.leafpage')
      ).map(shown => {
        const colour = element => getComputedStyle(element).backgroundColor;
        let ground = shown;
        while (ground && colour(ground) === 'rgba(0, 0, 0, 0)') ground = ground.parentElement;
        return [shown.tagName + '.' + shown.className, getComputedStyle(shown).color, colour(ground)];
      })"""
    try:
        for path in ("", "?q=里親&from=R7", "?q=火星 里親", "?q=(", f"documents/{digest[:12]}?q=里親", "status"):
            browser.open(f"{served.address}{path}")
            shown = {tuple(item) for item in json.loads(browser.run(f"JSON.stringify({script})"))}
            assert len(shown) >= 5
            for name, ink, ground in shown:
                dark, light = sorted((luminance(ink), luminance(ground)))
                assert (light + 0.05) / (dark + 0.05) >= 4.5, (path, name, ink, ground)
    finally:
        browser.call("Emulation.setEmulatedMedia", features=[])


def test_what_is_typed_into_is_named(browser: Browser, served: Served) -> None:
    browser.open(f"{served.address}?q=里親")
    nameless = browser.run(
        "[...document.querySelectorAll('input:not([type=hidden]), select')].filter(e => !e.labels.length).length"
    )
    assert nameless == 0
    assert browser.run("document.documentElement.lang") == "ja"
    for landmark in ("header", "main", "nav", "form[role=search]", "aside"):
        assert browser.run(f"!!document.querySelector('{landmark}')"), landmark


def test_it_can_be_printed(browser: Browser, served: Served) -> None:
    browser.open(f"{served.address}?q=里親")
    paper = base64.b64decode(browser.call("Page.printToPDF")["data"])
    assert paper.startswith(b"%PDF")
    picture = base64.b64decode(browser.call("Page.captureScreenshot")["data"])
    assert struct.unpack(">II", picture[16:24])[0] > 300
