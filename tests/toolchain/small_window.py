"""A window with one box and two lines, for the tests of what drives and reads windows."""

from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QVBoxLayout, QWidget

app = QApplication(["small"])
window = QWidget(windowTitle="Small")
box = QLineEdit()
box.setAccessibleName("The box")
box.setAccessibleDescription("Type here")
lines = QListWidget()
lines.addItems(["one", "two"])
layout = QVBoxLayout(window)
layout.addWidget(box)
layout.addWidget(lines)
box.returnPressed.connect(lambda: window.setWindowTitle(box.text()))
window.show()
app.exec()
