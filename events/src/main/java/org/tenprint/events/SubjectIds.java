package org.tenprint.events;

import java.text.Normalizer;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * How the id of a subject is written. Ids are compared character by character, and a key is named
 * by a hash of them: what is stated under another spelling of an id is never found and never
 * forgotten. So the doors take an id in one spelling alone. What lies in a log was taken before.
 */
public final class SubjectIds {
  /** Most characters of an id. */
  public static final int LONGEST = 128;

  /** A UUID however it is written: capitals, braces, a URN, without its hyphens. */
  private static final Pattern UUID_OF_ANY_SPELLING =
      Pattern.compile("(?i)(urn:uuid:)?[{(]?[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}[)}]?");

  /** As {@link UUID#toString()} has it. */
  private static final Pattern CANONICAL_UUID =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private SubjectIds() {}

  /**
   * Whether an id can be taken at a door: 1 to 128 characters, all of them seen, in composed form
   * (Unicode NFC), no space at its ends, and where it is a UUID in the form of {@link
   * UUID#toString()}. Of any text there is an answer: it may be anybody's.
   */
  public static boolean spelled(String id) {
    return !id.isEmpty()
        && id.length() <= LONGEST
        && isInner(id.codePointAt(0))
        && isInner(id.codePointBefore(id.length()))
        && id.codePoints().allMatch(SubjectIds::isSeen)
        && Normalizer.isNormalized(id, Normalizer.Form.NFC)
        && (!UUID_OF_ANY_SPELLING.matcher(id).matches() || CANONICAL_UUID.matcher(id).matches());
  }

  private static boolean isInner(int c) {
    return Character.getType(c) != Character.SPACE_SEPARATOR;
  }

  private static boolean isSeen(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
