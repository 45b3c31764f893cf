package org.tenprint.notification.domain;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.law.Area;
import org.tenprint.policy.law.Issuer;
import org.tenprint.policy.law.Scope;
import org.tenprint.policy.law.ScopeKind;

/**
 * Which jurisdictions somebody may write or approve instruments for.
 *
 * @param all whether it is every one
 * @param jurisdictions otherwise those
 */
public record Authority(boolean all, Set<Jurisdiction> jurisdictions) {
  /** Written for every jurisdiction. */
  public static final String EVERY = "all";

  /** No jurisdiction. */
  public static final Authority NONE = new Authority(false, Set.of());

  /**
   * A level of government of a place.
   *
   * @param level the level: its instruments, and those of no other
   * @param area the place: instruments for all of it or a part
   */
  public record Jurisdiction(Issuer level, Area area) {

    /**
     * Reads one: a level, a colon, and {@code US}, a state, a county or an ORI, such as {@code
     * county:25025}; empty if it is none.
     */
    static Optional<Jurisdiction> of(String word) {
      int colon = word.indexOf(':');
      String area = word.substring(colon + 1);
      for (Issuer level : Issuer.values()) {
        if (colon > 0 && text(level).equals(word.substring(0, colon))) {
          return kind(area).map(kind -> new Jurisdiction(level, new Area(kind, area)));
        }
      }
      return Optional.empty();
    }

    private static Optional<ScopeKind> kind(String area) {
      return List.of(ScopeKind.NATION, ScopeKind.STATE, ScopeKind.COUNTY, ScopeKind.ORI).stream()
          .filter(kind -> new Area(kind, area).wellFormed())
          .findFirst();
    }

    private static String text(Issuer level) {
      return level.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As it is written. */
    public String text() {
      return text(level) + ":" + area.value();
    }

    private boolean holds(Issuer of, Scope scope, Collection<Place> places) {
      return level == of
          && !scope.areas().isEmpty()
          && scope.areas().stream().allMatch(one -> holds(one.agency(), places));
    }

    /** A field office's area is the nation's alone: it may come to reach into another state. */
    private boolean holds(Area one, Collection<Place> places) {
      List<Place> spokenOf = places.stream().filter(one::holds).toList();
      boolean larger =
          one.kind() == ScopeKind.FIELD_OFFICE
              ? area.kind() == ScopeKind.NATION
              : area.kind().compareTo(one.kind()) < 0;
      boolean within = larger && !spokenOf.isEmpty() && spokenOf.stream().allMatch(area::holds);
      return within || area.equals(one);
    }
  }

  /** Copies. */
  public Authority {
    jurisdictions = Set.copyOf(jurisdictions);
  }

  /** That which words name; a word that is no jurisdiction gives none. */
  public static Authority of(Collection<String> words) {
    return new Authority(
        words.contains(EVERY),
        words.stream().flatMap(word -> Jurisdiction.of(word).stream()).collect(Collectors.toSet()));
  }

  /**
   * Whether something is theirs to write.
   *
   * @param level as which level of government
   * @param scope of what it speaks
   * @param places those of all agencies: a scope lies in an area if all agencies of each of its
   *     places do, and a booking where the agency does that booked it
   */
  public boolean speaksFor(Issuer level, Scope scope, Collection<Place> places) {
    return all || jurisdictions.stream().anyMatch(one -> one.holds(level, scope, places));
  }
}
