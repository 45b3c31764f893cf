package org.tenprint.policy.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.policy.law.Provenance;

class PersonNameTest {

  @ParameterizedTest
  @CsvSource({
    "counsel.cook, Counsel.Cook",
    "m4, m4@x",
    "Rev.One, rev.one",
    "rev.one, '  rev.one '",
    "rev one, rev\u00a0\u2003one",
    "rev.one, \uff32\uff25\uff36.one",
    "rev.one, rev\u200b.one",
    "rev.one, r\u0435v.\u043en\u0435",
    "jose, jos\u00e9",
    "jose, jose\u0301",
    "strasse, STRASSE",
    "m4@x, M4@y@z",
    "\ufb01nch, finch",
    "kelvin, \u212aelvin",
    "istanbul, \u0130stanbul"
  })
  void twoSpellingsOfOnePersonAreOne(String one, String other) {
    assertTrue(PersonName.same(one, other), PersonName.canonical(other));
  }

  @ParameterizedTest
  @CsvSource({"rev.one, rev.two", "m4, m5", "ann.lee, anne.lee"})
  void twoPeopleAreTwo(String one, String other) {
    assertFalse(PersonName.same(one, other));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "@x", "\u200b", "\u0301", "\ufeff @y"})
  void whoHasNoNameIsNobody(String name) {
    assertEquals("", PersonName.canonical(name));
    assertEquals(Set.of("one"), PersonName.people(List.of("one", name)));
  }

  @Test
  void aCanonicalNameIsItsOwnCanonicalForm() {
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      String name = "a" + Character.toString(c) + "b";
      String canonical = PersonName.canonical(name);
      assertEquals(canonical, PersonName.canonical(canonical), Integer.toHexString(c));
      assertEquals(PersonName.folded(name), canonical, "the short way is another's");
    }
  }

  @Test
  void onePersonIsNoSecondApproverAndTheAuthorNone() {
    assertFalse(approved("author", "counsel.cook", "Counsel.Cook", "counsel.cook@county"));
    assertFalse(approved("M4", "m4@x", "one"));
    assertFalse(approved("author", "one", "@two"));
    assertTrue(approved("author", "one", "two"));
  }

  @Test
  void onePersonHasOneVoiceOnAHold() {
    Findings findings =
        Findings.NONE
            .vote("HOLD X", "Rev.One", Verdict.RELEASE)
            .vote("HOLD X", "rev.one@court", Verdict.RELEASE);
    assertFalse(findings.agreed("HOLD X", Verdict.RELEASE));
    assertTrue(
        findings.vote("HOLD X", "rev.two", Verdict.RELEASE).agreed("HOLD X", Verdict.RELEASE));
  }

  private static boolean approved(String author, String... approvals) {
    return new Provenance(OffsetDateTime.MIN, author, List.of(approvals), "").approved();
  }
}
