package org.tenprint.notification.domain;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The field offices whose cases somebody works on.
 *
 * @param all whether it is every office's
 * @param codes otherwise those, such as {@code BOS}
 */
public record Offices(boolean all, Set<String> codes) {
  /** Written for every office; no code is in small letters. */
  public static final String EVERY = "all";

  /** No office's cases. */
  public static final Offices NONE = new Offices(false, Set.of());

  /** Every office's cases. */
  public static final Offices ALL = new Offices(true, Set.of());

  private static final String CODE = "[A-Z0-9]{2,16}";

  /** Copies. */
  public Offices {
    codes = Set.copyOf(codes);
  }

  /** Those that words name; a word that is no code names none. */
  public static Offices of(Collection<String> words) {
    return new Offices(
        words.contains(EVERY),
        words.stream().filter(word -> word.matches(CODE)).collect(Collectors.toSet()));
  }

  /** Whether it is nobody's. */
  public boolean none() {
    return !all && codes.isEmpty();
  }

  /**
   * Whether a case is among theirs.
   *
   * @param office the one that is responsible for the case; empty where that is not known, and then
   *     it is a case of those who have every office's
   */
  public boolean have(Optional<String> office) {
    return all || office.filter(codes::contains).isPresent();
  }
}
