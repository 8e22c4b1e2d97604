-- Who looked at whose whole number on which day: a look again is no second one.
CREATE TABLE reveal (
    date TEXT NOT NULL CHECK (date GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    person TEXT NOT NULL,
    customer_id INTEGER NOT NULL REFERENCES customer(id),
    due INTEGER NOT NULL CHECK (due IN (0, 1)), -- a follow-up was due: it does not count
    PRIMARY KEY (date, person, customer_id)
) STRICT, WITHOUT ROWID;
