-- Of which log the tables were made, by its topic's id: another where the topic was deleted and
-- created again. Once it was seen to be another, or to have lost its end, other_log stays true until
-- the tables are made anew. One row; none before the first start that asks.
CREATE TABLE feed_log (
  only_row  boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  topic_id  text    NOT NULL,
  other_log boolean NOT NULL DEFAULT false
);
