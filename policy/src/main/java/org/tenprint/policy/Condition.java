package org.tenprint.policy;

import java.time.Instant;
import java.time.Period;
import java.util.Optional;
import java.util.Set;

/** A condition of an instrument; all of an instrument's must hold, or it is silent. */
public sealed interface Condition {

  /** Its name in the vocabulary of instruments. */
  String name();

  /**
   * The offence level is at least, or below, another.
   *
   * @param convictedWithin only convictions this recent count; empty counts all
   */
  record LevelIs(
      Scheme scheme, Bound bound, Level level, Basis basis, Optional<Period> convictedWithin)
      implements Condition {
    @Override
    public String name() {
      return "level";
    }
  }

  /** There is a charge that stands, and each is a minor traffic offence; or not so. */
  record ChargeOnlyMinorTraffic(boolean wanted) implements Condition {
    @Override
    public String name() {
      return "charge-only-minor-traffic";
    }
  }

  /** The immigration record says one of these. */
  record StatusIn(Set<Status> statuses) implements Condition {
    /** Copies. */
    public StatusIn {
      statuses = Set.copyOf(statuses);
    }

    @Override
    public String name() {
      return "status";
    }
  }

  /** The person is protected by statute; or not. */
  record ProtectedPerson(boolean wanted) implements Condition {
    @Override
    public String name() {
      return "protected";
    }
  }

  /** The person was under 18 at the offence, or of unknown age; or not. */
  record Juvenile(boolean wanted) implements Condition {
    @Override
    public String name() {
      return "juvenile";
    }
  }

  /** Citizenship is claimed, by the person or by the record; or not. */
  record CitizenshipClaimed(boolean wanted) implements Condition {
    @Override
    public String name() {
      return "citizenship-claimed";
    }
  }

  /** The identification is grey. */
  record ConfidenceGrey() implements Condition {
    @Override
    public String name() {
      return "confidence";
    }
  }

  /** It is about a match, or about a no-match; or either, where both are wanted. */
  record MessageIs(boolean match, boolean noMatch) implements Condition {
    @Override
    public String name() {
      return "message";
    }
  }

  /** The request has this warrant; silent on what is no request. */
  record WarrantIs(Warrant warrant) implements Condition {
    @Override
    public String name() {
      return "warrant";
    }
  }

  /**
   * No instrument of that level permits this recipient on this edge now, its own conditions aside.
   *
   * @param begunBefore only permits whose start is before this count; empty counts all
   */
  record NoPermitFrom(Issuer issuer, Optional<Instant> begunBefore) implements Condition {
    @Override
    public String name() {
      return "no-permit-from";
    }
  }
}
