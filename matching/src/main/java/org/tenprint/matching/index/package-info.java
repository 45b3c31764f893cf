/**
 * The compact index of the two-stage gallery: local codes of minutiae, an inverted index a finger,
 * votes added over the fingers, and an alignment check of the few that stand out. Everything lives
 * in flat arrays of primitives. Invariants: one writer at a time, any number of readers without
 * locks; what is computed for a person depends on that person and the probe alone, never on who
 * else is held, so that shards together answer as one.
 *
 * <p>Not exported. Public for the galleries: {@code CompactIndex}, {@code CodedProbe}, {@code
 * Gate}, {@code Effort}, {@code Proposal}, {@code Projection}, {@code Lanes}, {@code
 * FingerAlignment}, {@code SurveyedFinger}; for the training of the projection: {@code
 * Neighbourhood}, {@code Surroundings}.
 */
package org.tenprint.matching.index;
