package org.tenprint.notification.domain;

import java.util.List;
import java.util.Optional;
import org.tenprint.policy.law.Answered;
import org.tenprint.policy.law.Doubt;
import org.tenprint.policy.law.Reason;

/**
 * What the name of a hold tells. It is a question, before which a request may stand whose own it is
 * ({@link Answered}). A question is the name of a doubt, such as {@code GREY}, or a kind and after
 * a blank what holds: one instrument's id after {@code HOLD}, {@code UNSURE} and {@code UNREAD};
 * after {@code COUNSEL} and {@code MANDATE} those of all that cannot be followed together, apart by
 * blanks.
 */
final class HoldNames {
  private static final List<String> OF_SEVERAL = List.of("COUNSEL", "MANDATE");

  private HoldNames() {}

  /**
   * Ids of the instruments that make a hold, in order; none where it is a doubt's.
   *
   * @param latest those that the disposition names: an id may have blanks, and these tell where one
   *     ends if they are the hold's
   */
  static List<String> instruments(String hold, List<String> latest) {
    String question = Answered.question(hold);
    int blank = question.indexOf(' ');
    if (blank < 0) {
      return List.of();
    }
    String named = question.substring(blank + 1);
    if (named.equals(String.join(" ", latest))) {
      return latest;
    }
    return OF_SEVERAL.contains(kind(hold)) ? List.of(named.split(" ")) : List.of(named);
  }

  /** Why it is a hold; empty where the instrument's own words are why. */
  static Optional<Reason> reason(String hold) {
    return switch (kind(hold)) {
      case Doubt.GREY, "UNSURE", "UNREAD" -> Optional.of(Reason.EXAMINER_REVIEW);
      case Doubt.CITIZENSHIP -> Optional.of(Reason.CITIZENSHIP_CLAIM);
      case "JUVENILE" -> Optional.of(Reason.JUVENILE);
      case "COUNSEL" -> Optional.of(Reason.COUNSEL);
      case "MANDATE" -> Optional.of(Reason.AGAINST_MANDATE);
      default -> Optional.empty();
    };
  }

  private static String kind(String hold) {
    String question = Answered.question(hold);
    int blank = question.indexOf(' ');
    return blank < 0 ? question : question.substring(0, blank);
  }
}
