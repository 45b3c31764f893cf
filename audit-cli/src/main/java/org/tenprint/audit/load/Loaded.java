package org.tenprint.audit.load;

import java.util.List;

/**
 * What a line became.
 *
 * @param key of the record, a subject's id
 * @param value the event's bytes, framing included
 * @param leftOut what of the line is not in it, and why
 */
record Loaded(String key, byte[] value, List<RefusedLine> leftOut) {}
