package org.tenprint.notification.adapter.kafka;

import java.time.InstantSource;
import java.util.function.Supplier;
import org.tenprint.decisions.CaseReplay;
import org.tenprint.decisions.CaseSettings;
import org.tenprint.decisions.KnownRules;

/**
 * Under what cases are decided.
 *
 * @param replay takes the steps
 * @param clock says when
 * @param rules the instruments known
 * @param settings how the service is set
 */
public record Deciding(
    CaseReplay replay,
    InstantSource clock,
    Supplier<KnownRules> rules,
    Supplier<CaseSettings> settings) {}
