"""The page of faults says what the tests are called, and no test names a fault that is not on it."""

from tests.faults.page import FAULTS, PAGE, page, shown_by


def test_the_page_of_faults_is_made_of_the_tests_as_they_are() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "make it anew: python -m tests.faults.page"


def test_no_test_names_a_fault_that_nobody_described() -> None:
    assert set(shown_by()) <= set(FAULTS)
