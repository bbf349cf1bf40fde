"""Pages to print: a table in a PDF file, on A4 or Letter, drawn without a window and, where need be, a display."""

from pathlib import Path

from PySide6.QtCore import QFile, QIODevice, QLocale, QLoggingCategory, QMarginsF
from PySide6.QtGui import QGuiApplication, QPageLayout, QPageSize, QPdfWriter

from frontdesk.exchange.paper import Printed
from ui.paper.pages import Pages

#: Where people print on Letter, as Unicode's locale data have it.
_LETTER = frozenset(("BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"))
_MARGIN_MM = 12
_DPI = 300

_own_application: list[QGuiApplication] = []


class PdfPaper:
    """Draws tables into PDF files. The size of the sheet is the usual one of `locale`, the system's where none is."""

    def __init__(self, locale: QLocale | None = None) -> None:
        self._locale = locale or QLocale.system()

    def draw(self, printed: Printed, file: Path) -> None:
        """Draw the pages of `printed` into `file`; OSError where it cannot be written."""
        _have_application()
        out = QFile(str(file))
        if not out.open(QIODevice.OpenModeFlag.WriteOnly):
            raise OSError(out.errorString())
        try:
            Pages(printed, _writer(out, self._locale, printed.title)).draw()
            if not out.flush() or out.error() != QFile.FileError.NoError:
                raise OSError(out.errorString())
        finally:
            out.close()


def _have_application() -> None:
    """Fonts need Qt's application; the command line has none, and perhaps no display."""
    # For each letter without a font Qt names all the fonts that lack it; the file itself says which letters those are.
    QLoggingCategory.setFilterRules("qt.text.font.db=false")
    if QGuiApplication.instance() is None:
        _own_application.append(QGuiApplication(["frontdesk", "-platform", "offscreen"]))


def _writer(out: QFile, locale: QLocale, title: str) -> QPdfWriter:
    writer = QPdfWriter(out)
    writer.setResolution(_DPI)
    writer.setPageSize(QPageSize(size_in(locale)))
    writer.setPageOrientation(QPageLayout.Orientation.Landscape)
    writer.setPageMargins(QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM), QPageLayout.Unit.Millimeter)
    writer.setTitle(title)
    writer.setCreator("Frontdesk")
    return writer


def size_in(locale: QLocale) -> QPageSize.PageSizeId:
    """The sheet that people print on there."""
    is_letter = QLocale.territoryToCode(locale.territory()) in _LETTER
    return QPageSize.PageSizeId.Letter if is_letter else QPageSize.PageSizeId.A4
