package org.tenprint.scenarios.text;

import java.util.Collection;
import java.util.List;
import org.tenprint.policy.fact.MessagePart;

/** Parts of messages in plain words. */
public final class PartText {
  private PartText() {}

  /** Such as {@code the status and the levels}. */
  public static String and(Collection<MessagePart> parts) {
    List<String> words = parts.stream().sorted().map(PartText::of).toList();
    int last = words.size() - 1;
    return last < 1
        ? String.join("", words)
        : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }

  private static String of(MessagePart part) {
    return switch (part) {
      case SUBJECT -> "who it is";
      case STATUS -> "the status";
      case LEVELS -> "the levels";
    };
  }
}
