-- What is of a person lies sealed under the subject's key: status and convictions in facts, the
-- record's own id as ciphertext that is the same for the same id. By the key's id a subject's rows
-- are found who is to be forgotten. Rows of before are sealed at the
-- service's next start, which then drops immigration_record_conviction.
ALTER TABLE immigration_record ADD COLUMN facts bytea;
ALTER TABLE immigration_record ADD COLUMN subject_key text;
CREATE INDEX immigration_record_subject_key ON immigration_record (subject_key);
ALTER TABLE immigration_record ALTER COLUMN status DROP NOT NULL;
