/**
 * One case from its booking to its last event: what each event makes of it, for each recipient.
 *
 * <p>Public, each for its use: {@code CaseFile} is kept by a service and taken again by an auditor,
 * {@code CaseRules} is the rule book of a moment, {@code CaseEvent} what happens, {@code CaseStep}
 * what is said of it.
 */
package org.tenprint.policy.cases;
