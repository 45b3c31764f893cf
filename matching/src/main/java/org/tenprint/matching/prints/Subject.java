package org.tenprint.matching.prints;

import java.util.List;

/**
 * One person of the gallery. Several encounters of a person are one subject: a probe's score
 * against the subject is that against its best encounter.
 *
 * @param id subject id: the key of the enrolments topic, 1 to {@value #MAX_ID_LENGTH} characters
 * @param encounters oldest first, 1 to {@value #MAX_ENCOUNTERS}
 */
public record Subject(String id, List<TenPrint> encounters) {
  /** Longest subject id. */
  public static final int MAX_ID_LENGTH = 64;

  /** Most encounters kept of one subject; who enrols more drops the oldest. */
  public static final int MAX_ENCOUNTERS = 32;

  public Subject {
    if (id.isEmpty() || id.length() > MAX_ID_LENGTH) {
      throw new IllegalArgumentException("a subject id has 1 to " + MAX_ID_LENGTH + " characters");
    }
    encounters = List.copyOf(encounters);
    if (encounters.isEmpty() || encounters.size() > MAX_ENCOUNTERS) {
      throw new IllegalArgumentException("a subject has 1 to " + MAX_ENCOUNTERS + " encounters");
    }
  }

  /** A subject seen once. */
  public static Subject of(String id, TenPrint encounter) {
    return new Subject(id, List.of(encounter));
  }
}
