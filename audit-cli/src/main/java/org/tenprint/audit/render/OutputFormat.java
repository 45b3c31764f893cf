package org.tenprint.audit.render;

/** How a command prints its answer. */
public enum OutputFormat {
  /** For a person. */
  table,
  /** One JSON document. */
  json,
  /** One JSON object a line. */
  ndjson
}
