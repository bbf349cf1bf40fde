"""The plainest window there is: what the console's start is measured against."""

from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from bench.resident import memory_kib
from bench.watch import FirstKey, tell


def main() -> None:
    """Show one line edit, tell when it takes keys, and leave."""
    app = QApplication(["bare"])
    window = QWidget()
    window.setWindowTitle("Bare")
    window.resize(1280, 800)
    edit = QLineEdit()
    QVBoxLayout(window).addWidget(edit)
    window.show()

    def told(at_ns: int) -> None:
        tell("keys", at_ns)
        tell("kib", memory_kib())
        app.quit()

    watch = FirstKey(edit, "i", told)
    app.exec()
    del watch


if __name__ == "__main__":
    main()
