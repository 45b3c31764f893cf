package org.tenprint.policy.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.policy.law.Provenance;

class PersonIdTest {
  private static final String ISSUER = "https://people.example/realms/tenprint";
  private static final String ONE = PersonId.of(ISSUER, "one");
  private static final String TWO = PersonId.of(ISSUER, "two");
  private static final String THREE = PersonId.of(ISSUER, "three");
  private static final OffsetDateTime AT = OffsetDateTime.parse("2011-01-01T00:00:00Z");

  @Test
  void itIsReadableAndItsOwnCanonicalForm() {
    assertEquals("https://people.example/realms/tenprint#one", ONE);
    assertEquals(ONE, PersonName.canonical(ONE));
    String mail = PersonId.of(ISSUER, "Ann.Lee@DOJ.example");
    assertEquals(ISSUER + "#%41nn.%4cee%40%44%4f%4a.example", mail);
    assertEquals(mail, PersonName.canonical(mail));
  }

  /** A subject is what the issuer says, to the letter; nothing behind an at sign is dropped. */
  @Test
  void twoSubjectsAreTwoPeopleAndTwoIssuersToo() {
    List<String> subjects =
        List.of("one", "One", "one@a", "one@b", "o#ne", "o%23ne", "one ", "\u043ene", "on\u00e9");
    Set<String> people = new HashSet<>();
    subjects.forEach(subject -> people.add(PersonName.canonical(PersonId.of(ISSUER, subject))));
    people.add(PersonName.canonical(PersonId.of("https://other.example", "one")));
    people.add(PersonName.canonical(PersonId.of(ISSUER + "#one", "one")));
    assertEquals(subjects.size() + 2, people.size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"one", "a#B", "a#", "#a", "a#b#c", "a# b", "a#%4", "a#%4G", "a#b\n", "a#b@c"})
  void aNameIsNoIdentity(String name) {
    assertFalse(PersonId.is(name));
  }

  @Test
  void whatIsEmptyOrTooLongIsNobody() {
    assertThrows(IllegalArgumentException.class, () -> PersonId.of("", "one"));
    assertThrows(IllegalArgumentException.class, () -> PersonId.of(ISSUER, ""));
    assertThrows(IllegalArgumentException.class, () -> PersonId.of(ISSUER, "a".repeat(256)));
    assertTrue(PersonId.is(PersonId.of("i", "a".repeat(254))));
  }

  @Test
  void aNameDoesNotCountBesideAnIdentity() {
    assertEquals(Set.of(ONE), PersonName.people(List.of("one", ONE, "two")));
    assertEquals(Set.of("one", "two"), PersonName.people(List.of("one", "two")));
  }

  @Test
  void whoWroteUnderANameMayBeWhoApproves() {
    assertFalse(provenance("one", List.of(ONE, TWO)).approved());
    assertFalse(provenance(ONE, List.of(ONE, TWO)).approved());
    assertTrue(provenance(ONE, List.of(TWO, THREE)).approved());
    assertFalse(provenance(ONE, List.of("three", TWO)).approved());
    assertFalse(provenance(ONE, List.of("two", "three")).approved());
    assertTrue(provenance("one", List.of("two", "three")).approved());
  }

  private static Provenance provenance(String author, List<String> approvals) {
    return new Provenance(AT, author, approvals, "");
  }
}
