package org.tenprint.notification.application;

import java.util.Optional;
import org.tenprint.policy.law.Reach;

/**
 * An instrument of which a record cannot be read: what it may speak of is held until two people
 * approved a readable state of it.
 *
 * @param id the instrument's
 * @param position offset of its last record that could not be read
 * @param reason why that could not be read, a code
 * @param detail where and what, for an operator; holds no value of the record
 * @param reach of what it may speak; empty is everything
 */
public record UnreadRecord(
    String id, long position, String reason, String detail, Optional<Reach> reach) {}
