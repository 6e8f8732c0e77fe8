-- One script for SQLite and PostgreSQL; ${key} is the only word they spell differently. Dates are ISO 8601 texts in UTC, truth is 0 or 1.

-- What the registry says of itself: « id » is drawn once, so that an index can tell which registry it was made from.
CREATE TABLE registry_facts (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

-- Documents of one folder whose names differ by a version mark only (« projet v2 », « projet signé ») are versions of one convention.
CREATE TABLE conventions (
    id ${key},
    place TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL
);

CREATE TABLE documents (
    id ${key},
    sha256 TEXT NOT NULL UNIQUE,
    convention_id BIGINT NOT NULL REFERENCES conventions (id),
    name TEXT NOT NULL,
    -- path of the file when it was first met; in an archive « dossier/archive.zip!/entrée.docx »
    origin TEXT NOT NULL,
    -- order among the versions of its convention: version mark of the name, then date of the file
    version_rank INTEGER NOT NULL,
    modified_at TEXT,
    added_at TEXT NOT NULL,
    -- the assessment in force, and what it comes to once people have answered; null while there is none
    assessment_id BIGINT,
    outcome TEXT,
    opinion TEXT,
    to_read INTEGER
);
CREATE INDEX documents_of_convention ON documents (convention_id);

-- Every assessment ever made; documents.assessment_id tells the one in force.
CREATE TABLE assessments (
    id ${key},
    document_id BIGINT NOT NULL REFERENCES documents (id),
    engine TEXT NOT NULL,
    rules TEXT NOT NULL,
    -- version of the engine, version and hash of the rules, hash of a replaced reference text
    signature TEXT NOT NULL,
    -- analysed, unreadable, other
    outcome TEXT NOT NULL,
    -- 1 when the next run must try again: the cause may lie outside the document
    provisional INTEGER NOT NULL,
    -- one object of the output contract, the assessment or the error
    json TEXT NOT NULL,
    opinion TEXT,
    to_read INTEGER,
    error_code TEXT,
    error_message TEXT,
    assessed_at TEXT NOT NULL
);
CREATE INDEX assessments_of_document ON assessments (document_id);

CREATE TABLE texts (
    document_id BIGINT PRIMARY KEY REFERENCES documents (id),
    text TEXT NOT NULL
);

-- Offsets are indices of UTF-16 units in texts.text, as in the output contract.
CREATE TABLE passages (
    document_id BIGINT NOT NULL REFERENCES documents (id),
    rank INTEGER NOT NULL,
    zone TEXT NOT NULL,
    article TEXT,
    title TEXT,
    page INTEGER,
    start_at INTEGER NOT NULL,
    end_at INTEGER NOT NULL,
    PRIMARY KEY (document_id, rank)
);

-- Answers of reviewers, in the order given; the last one on an indicator holds. Passages: a JSON array of texts.
CREATE TABLE corrections (
    document_id BIGINT NOT NULL REFERENCES documents (id),
    rank INTEGER NOT NULL,
    indicator INTEGER NOT NULL,
    decision TEXT NOT NULL,
    machine_value TEXT NOT NULL,
    value TEXT NOT NULL,
    passages TEXT NOT NULL,
    reason TEXT,
    answered_by TEXT NOT NULL,
    answered_at TEXT NOT NULL,
    PRIMARY KEY (document_id, rank)
);

CREATE TABLE remarks (
    document_id BIGINT NOT NULL REFERENCES documents (id),
    rank INTEGER NOT NULL,
    indicator INTEGER NOT NULL,
    text TEXT NOT NULL,
    written_by TEXT NOT NULL,
    written_at TEXT NOT NULL,
    PRIMARY KEY (document_id, rank)
);

-- Last rank given in a year, whatever the département. A transaction that fails gives its number back, so numbers have no gap.
CREATE TABLE number_sequences (
    year INTEGER NOT NULL PRIMARY KEY,
    last INTEGER NOT NULL
);

-- A validation is never changed nor removed; it keeps the assessment it was given on, which later rules may replace elsewhere.
CREATE TABLE validations (
    id ${key},
    number TEXT NOT NULL UNIQUE,
    year INTEGER NOT NULL,
    departement TEXT NOT NULL,
    rank INTEGER NOT NULL,
    sha256 TEXT NOT NULL UNIQUE,
    document_id BIGINT NOT NULL REFERENCES documents (id),
    assessment_id BIGINT NOT NULL REFERENCES assessments (id),
    json TEXT NOT NULL,
    text TEXT NOT NULL,
    derogation_by TEXT,
    derogation_reason TEXT,
    validated_by TEXT,
    validated_at TEXT NOT NULL,
    UNIQUE (year, rank)
);

-- Full-text indexes fed by this registry: one beside an SQLite file, one for each machine that uses a PostgreSQL registry.
CREATE TABLE indexes (
    id ${key},
    place TEXT NOT NULL UNIQUE
);

-- Documents an index has yet to read again.
CREATE TABLE outbox (
    id ${key},
    index_id BIGINT NOT NULL REFERENCES indexes (id),
    document_id BIGINT NOT NULL REFERENCES documents (id)
);
CREATE INDEX outbox_of_index ON outbox (index_id);
