-- Statements of record owners, bitemporal: [valid_from, valid_to) is when a statement is true,
-- [recorded_from, recorded_to) is when it was what the system knew. Nothing is erased: a correction
-- or a removal closes recorded_to.
CREATE TABLE immigration_record (
  origin_partition integer     NOT NULL,
  origin_offset    bigint      NOT NULL,
  subject_id       text        NOT NULL,
  record_id        text        NOT NULL,
  status           text        NOT NULL,
  valid_from       timestamptz NOT NULL,
  valid_to         timestamptz NOT NULL,
  recorded_from    timestamptz NOT NULL,
  recorded_to      timestamptz NOT NULL DEFAULT 'infinity',
  PRIMARY KEY (origin_partition, origin_offset),
  CHECK (valid_from < valid_to),
  CHECK (recorded_from <= recorded_to)
);

CREATE INDEX immigration_record_subject ON immigration_record (subject_id, valid_from);

-- Of each record of an owner one version is known at a time.
CREATE UNIQUE INDEX immigration_record_current
  ON immigration_record (subject_id, record_id) WHERE recorded_to = 'infinity';

CREATE TABLE immigration_record_conviction (
  origin_partition integer NOT NULL,
  origin_offset    bigint  NOT NULL,
  ordinal          integer NOT NULL,
  ncic             text    NOT NULL,
  convicted        date    NOT NULL,
  offence_class    text    NOT NULL,
  sentence         text,
  PRIMARY KEY (origin_partition, origin_offset, ordinal),
  FOREIGN KEY (origin_partition, origin_offset) REFERENCES immigration_record
);

-- Up to where the records topic has been applied; written with the records, in one transaction.
CREATE TABLE feed_position (
  topic_partition integer PRIMARY KEY,
  next_offset     bigint  NOT NULL
);
