package org.tenprint.biometric.domain;

import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.tenprint.matching.prints.TenPrint;

/**
 * An encounter of the ABIS face. Nothing biographic is held: who it is, the client knows.
 *
 * @param id the client's, one of its person's
 * @param about what else is stated of it
 * @param created when it was first held
 * @param updated when it was last changed
 * @param prints the fingers that are held
 */
public record AbisEncounter(
    String id, About about, Instant created, Instant updated, TenPrint prints) {
  /** The word for all galleries: none may have this name. */
  public static final String ALL = "ALL";

  /**
   * What a client states of an encounter.
   *
   * @param type the client's word
   * @param active whether it is searched
   * @param galleries in which it is found, at least one
   */
  public record About(String type, boolean active, SortedSet<String> galleries) {
    /** Copies the galleries. */
    public About {
      if (galleries.isEmpty() || galleries.contains(ALL)) {
        throw new IllegalArgumentException("an encounter is in one gallery or more, none is ALL");
      }
      galleries = Collections.unmodifiableSortedSet(new TreeSet<>(galleries));
    }

    /** The same, searched or not. */
    public About active(boolean searched) {
      return new About(type, searched, galleries);
    }

    /** The same in other galleries. */
    public About in(Set<String> others) {
      return new About(type, active, new TreeSet<>(others));
    }
  }

  /** Whether a search of that gallery finds it. */
  public boolean foundIn(String gallery) {
    return about.active() && (gallery.equals(ALL) || about.galleries().contains(gallery));
  }

  /** The same of which something else is stated. */
  public AbisEncounter stating(About other, Instant at) {
    return new AbisEncounter(id, other, created, at, prints);
  }

  /** The same with these of its fingers alone. */
  public AbisEncounter of(TenPrint kept) {
    return new AbisEncounter(id, about, created, updated, kept);
  }
}
