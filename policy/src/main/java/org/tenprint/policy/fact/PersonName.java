package org.tenprint.policy.fact;

import java.text.Normalizer;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether two names are one person's. A name is an identity ({@link PersonId}), which is one
 * person's and no other's; or, in what was recorded before people had identities, what somebody
 * wrote, and one person who writes it in two ways must not count as two: such names are compared by
 * a canonical form, and who cannot be told from another is that other.
 */
public final class PersonName {
  /** Letters of other alphabets that look like Latin ones, in pairs: the letter, the Latin one. */
  private static final String LOOKALIKES =
      "\u0430a\u0432b\u0435e\u0437z\u043ak\u043cm\u043dh\u043eo\u0440p\u0441c\u0442t\u0443y\u0445x"
          + "\u0455s\u0456i\u0458j\u0501d\u051bq\u051dw\u044cb\u04bbh\u04c0l\u04cfl\u03b1a\u03b2b"
          + "\u03b3y\u03b5e\u03b7n\u03b9i\u03bak\u03bcu\u03bdv\u03bfo\u03c1p\u03c3o\u03c4t\u03c5u"
          + "\u03c7x\u03c9w\u03b6z\u0131i\u0237j\u0261g\u00f8o\u0142l\u0111d\u0127h\u0167t\u0180b";

  private static final Pattern SPACES = Pattern.compile("[\\p{Z}\\s]+");

  private PersonName() {}

  /**
   * The canonical form: compatibility forms, marks, case, spaces at the ends, invisible characters
   * and lookalike letters folded, and nothing behind an at sign; an identity is its own, and no
   * name becomes one, beside which it would count. Empty is nobody.
   */
  public static String canonical(String name) {
    String alike = alike(name);
    return PersonId.is(alike) && !alike.equals(name) ? alike.replace('#', ' ') : alike;
  }

  /** What those have in common who cannot be told from each other. */
  private static String alike(String name) {
    if (PersonId.is(name)) {
      return name;
    }
    return isPlain(name) ? name.toLowerCase(Locale.ROOT) : folded(name);
  }

  /** Whether nothing but case is to be folded; most names are such, and folding is dear. */
  private static boolean isPlain(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
      if (!letter && (c < '0' || c > '9') && c != '.' && c != '-' && c != '_') {
        return false;
      }
    }
    return true;
  }

  /**
   * The canonical form of a name, whatever it holds; its own canonical form: which small sigma
   * stands for a capital one hangs on its neighbours, of which some are left out.
   */
  static String folded(String name) {
    String once = foldedOnce(name);
    String again = foldedOnce(once);
    while (!again.equals(once)) {
      once = again;
      again = foldedOnce(once);
    }
    return once;
  }

  private static String foldedOnce(String name) {
    String plain = Normalizer.normalize(name, Normalizer.Form.NFKD);
    int at = plain.indexOf('@');
    String folded =
        (at < 0 ? plain : plain.substring(0, at))
            .toLowerCase(Locale.ROOT)
            .toUpperCase(Locale.ROOT)
            .toLowerCase(Locale.ROOT);
    StringBuilder canonical = new StringBuilder(folded.length());
    Normalizer.normalize(folded, Normalizer.Form.NFKD)
        .codePoints()
        .filter(PersonName::isSeen)
        .map(PersonName::latin)
        .forEach(canonical::appendCodePoint);
    return SPACES.matcher(canonical).replaceAll(" ").strip();
  }

  /**
   * The different people of these names. Beside identities no other name counts: whose it is of
   * them, nobody can say.
   */
  public static Set<String> people(Collection<String> names) {
    Set<String> people = new LinkedHashSet<>();
    names.forEach(name -> people.add(canonical(name)));
    people.remove("");
    if (people.stream().anyMatch(PersonId::is)) {
      people.removeIf(person -> !PersonId.is(person));
    }
    return people;
  }

  /** Whether two names are one person's, or may be: of an identity and it in other letters too. */
  public static boolean same(String one, String other) {
    return alike(one).equals(alike(other));
  }

  private static boolean isSeen(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE ->
          false;
      case Character.CONTROL -> Character.isWhitespace(c);
      default -> true;
    };
  }

  private static int latin(int c) {
    for (int i = 0; i < LOOKALIKES.length(); i += 2) {
      if (LOOKALIKES.charAt(i) == c) {
        return LOOKALIKES.charAt(i + 1);
      }
    }
    return c;
  }
}
