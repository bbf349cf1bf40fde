"""Files out of the house and into it: tables that people bring, lists and logs that they take along."""
