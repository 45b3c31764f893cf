package org.tenprint.notification.domain;

import java.time.Instant;

/**
 * What a person did.
 *
 * @param by who, as the issuer knows them
 * @param at when
 */
public record Act(String by, Instant at) {}
