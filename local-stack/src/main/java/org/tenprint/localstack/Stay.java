package org.tenprint.localstack;

import java.util.List;

/**
 * For how long a stack runs, and so what its JVMs may spend on becoming quick. The second compiler
 * costs processor time for as long as it finds code that runs often.
 */
enum Stay {
  /** For the few bookings of a test: the first compiler alone, brokers too. */
  BRIEFLY,
  /** For a demonstration, where somebody waits: the second too for who matches. */
  SHOWN,
  /** Until it is told to end: both for all. */
  LASTING;

  /** What leaves the second compiler out. */
  static final List<String> FIRST_COMPILER = List.of("-XX:TieredStopAtLevel=1");
}
