package org.tenprint.system;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What {@code audit verify} says of records that no service wrote: a test planted them, and they
 * are rightly no decision.
 */
final class PlantedVerdicts {
  private static final Pattern NOT_EQUAL =
      Pattern.compile("^(DIFFERENT|MISSING_INPUT|UNVERIFIABLE_ERASED)\\s");

  /** Of the key that such records have. */
  private static final Pattern PLANTED = Pattern.compile("^DIFFERENT\\s+\\S+\\s+\\S+\\s+poison\\s");

  private PlantedVerdicts() {}

  /** How a verification ended, 0 where nothing but such records was found. */
  static int without(Audit.Result verified) {
    List<String> found = verified.output().lines().filter(NOT_EQUAL.asPredicate()).toList();
    boolean planted = !found.isEmpty() && found.stream().allMatch(PLANTED.asPredicate());
    return verified.exitCode() == 1 && planted ? 0 : verified.exitCode();
  }
}
