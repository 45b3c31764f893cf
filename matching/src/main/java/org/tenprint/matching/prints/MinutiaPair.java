package org.tenprint.matching.prints;

/**
 * Two minutiae taken for one: indexes into the probe's and the candidate's template.
 *
 * @param probe index in the probe's finger
 * @param candidate index in the candidate's finger
 */
public record MinutiaPair(int probe, int candidate) {}
