package org.tenprint.notification.domain;

import java.util.List;
import java.util.Optional;
import org.tenprint.policy.law.Answered;
import org.tenprint.policy.law.Doubt;
import org.tenprint.policy.law.HoldId;
import org.tenprint.policy.law.Reason;

/**
 * What the name of a hold tells. It is a question, before which a request may stand whose own it is
 * ({@link Answered}). A question is the name of a doubt, such as {@code GREY}, or a kind and after
 * a blank what holds: one instrument's id after {@code HOLD}, {@code UNSURE} and {@code UNREAD};
 * after {@code COUNSEL}, {@code MANDATE} and {@code UNSURE MANDATE} those of all that cannot be
 * followed together, two at least, apart by blanks.
 *
 * <p>An id may have blanks: it is written as {@link HoldId} says. Of a name of before that was, the
 * ids that the disposition names tell where one ends, where they are the hold's.
 */
final class HoldNames {
  private static final String UNSURE_MANDATE = "UNSURE MANDATE";
  private static final List<String> OF_SEVERAL = List.of("COUNSEL", "MANDATE", UNSURE_MANDATE);

  private HoldNames() {}

  /**
   * Ids of the instruments that make a hold, in order; none where it is a doubt's.
   *
   * @param latest those that the disposition names
   */
  static List<String> instruments(String hold, List<String> latest) {
    String question = Answered.question(hold);
    String kind = kind(question, latest);
    if (kind.equals(question)) {
      return List.of();
    }
    String named = question.substring(kind.length() + 1);
    if (named.equals(String.join(" ", latest))) {
      return latest;
    }
    List<String> ids = OF_SEVERAL.contains(kind) ? List.of(named.split(" ")) : List.of(named);
    return ids.stream().map(HoldId::read).toList();
  }

  /**
   * Why it is a hold; empty where the instrument's own words are why.
   *
   * @param latest the instruments that the disposition names
   */
  static Optional<Reason> reason(String hold, List<String> latest) {
    return switch (kind(Answered.question(hold), latest)) {
      case Doubt.GREY, "UNSURE", "UNREAD" -> Optional.of(Reason.EXAMINER_REVIEW);
      case Doubt.CITIZENSHIP -> Optional.of(Reason.CITIZENSHIP_CLAIM);
      case "JUVENILE" -> Optional.of(Reason.JUVENILE);
      case "COUNSEL" -> Optional.of(Reason.COUNSEL);
      case "MANDATE", UNSURE_MANDATE -> Optional.of(Reason.AGAINST_MANDATE);
      default -> Optional.empty();
    };
  }

  private static String kind(String question, List<String> latest) {
    int blank = question.indexOf(' ');
    if (blank < 0) {
      return question;
    }
    boolean ofSeveral =
        question.startsWith(UNSURE_MANDATE + " ")
            && question.indexOf(' ', UNSURE_MANDATE.length() + 1) > 0
            && !latest.equals(List.of(question.substring(blank + 1)));
    return ofSeveral ? UNSURE_MANDATE : question.substring(0, blank);
  }
}
