package org.tenprint.reference;

/**
 * A row of the offence-code table.
 *
 * @param code NCIC uniform offence code, four digits
 * @param description for a person
 * @param level the level by scheme sc-2008 as the table writes it: {@code L1}, {@code L2}, {@code
 *     L3} or {@code L1_IF_SENTENCE_GT_1Y_ELSE_L2}
 */
public record Offence(String code, String description, String level) {}
