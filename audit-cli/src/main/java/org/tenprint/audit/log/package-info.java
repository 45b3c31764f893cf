/**
 * The log as an auditor reads it: from the broker, or from a copy on disk. Invariants: reading
 * changes nothing, not even a consumer group's offsets; only committed records are seen; end
 * offsets are taken once, so that a read ends; a record's key, headers and value are kept as the
 * bytes they are.
 */
package org.tenprint.audit.log;
