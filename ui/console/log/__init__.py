"""The log: what is listed, one record, what is noted afterwards, the files, the closing of a day."""
