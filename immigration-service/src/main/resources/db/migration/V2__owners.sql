-- Of which owner a record is; empty where it was written before owners had topics of their own.
ALTER TABLE immigration_record ADD COLUMN owner text NOT NULL DEFAULT '';

DROP INDEX immigration_record_current;

-- Of each record of an owner one version is known at a time.
CREATE UNIQUE INDEX immigration_record_current
  ON immigration_record (subject_id, owner, record_id) WHERE recorded_to = 'infinity';
