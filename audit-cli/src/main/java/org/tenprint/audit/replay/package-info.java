/**
 * Copies of the log. Invariants: the same records give the same bytes; a copy without a manifest is
 * not finished; nothing is ever overwritten; prints are copied only when asked for, and then as
 * bytes.
 */
package org.tenprint.audit.replay;
