/**
 * What is known of a case and of whom it concerns: places, subject, findings of people, the
 * recipient that asks. Values alone: nothing is decided here.
 *
 * <p>Public, each for its use: {@code Place}, {@code Places} and {@code PlaceKind} say where;
 * {@code Subject} and {@code Status} who; {@code IdentificationResult}, {@code Finding}, {@code
 * Findings} and {@code Verdict} what was found, by whom ({@code PersonName}); {@code Facts} and
 * {@code Circumstances} hold them together; {@code Recipient} with {@code RecipientKind} and {@code
 * Edge}, {@code Request} with {@code Warrant}, and {@code Inquiry} say who asks for what, on which
 * ground.
 */
package org.tenprint.policy.fact;
