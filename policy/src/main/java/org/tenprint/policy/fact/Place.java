package org.tenprint.policy.fact;

/**
 * Where an agency is.
 *
 * @param ori the agency
 * @param county five digits
 * @param state two letters
 * @param fieldOffice code of the field office responsible for the county
 */
public record Place(String ori, String county, String state, String fieldOffice) {}
