-- Where records of the topic stand that could not be read, by the id of their subject's key: nothing
-- is determined of such a subject. Behind one that another reader may read (waits) the subject's
-- later records wait too, and are listed as it is; all are applied in their order once it is read.
CREATE TABLE record_unread (
  topic_partition integer NOT NULL,
  topic_offset    bigint  NOT NULL,
  subject_key     text    NOT NULL,
  waits           boolean NOT NULL,
  PRIMARY KEY (topic_partition, topic_offset)
);

CREATE INDEX record_unread_subject_key ON record_unread (subject_key);
