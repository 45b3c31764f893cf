package org.tenprint.policy.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
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
      String folded = PersonName.folded(name);
      if (!PersonId.is(folded)) {
        assertEquals(folded, canonical, "the short way is another's");
      }
    }
  }

  /** What is left out of a name may stand at a sigma, which is written otherwise at an end. */
  @ParameterizedTest
  @ValueSource(
      strings = {"a\u03c3%sb", "a\u03a3%sb", "a%s\u03c2", "\u03c3%s", "a\u03c3%s\u03c3%sb"})
  void aSigmaBesideWhatIsLeftOutIsItsOwnCanonicalForm(String form) {
    List<Integer> ofEachKind =
        List.of(0x00, 0x85, 0xad, 0x301, 0x345, 0x378, 0x488, 0x903, 0x200b, 0xd800, 0xe000);
    for (int leftOut : ofEachKind) {
      String canonical = PersonName.canonical(form.replace("%s", Character.toString(leftOut)));
      assertEquals(canonical, PersonName.canonical(canonical), Integer.toHexString(leftOut));
    }
  }

  /** Beside an identity a name is nobody, in whatever letters it is written. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTPS://A.EXAMPLE#BOB",
        "https://a.example\uff03bob",
        "h\u0442tps://a.example#bob",
        "https://a.example#bob@x"
      })
  void noNameIsAnIdentityOnceItIsFolded(String name) {
    String ann = PersonId.of("https://a.example", "ann");
    assertFalse(PersonId.is(name));
    assertFalse(PersonId.is(PersonName.canonical(name)), PersonName.canonical(name));
    assertTrue(PersonName.same(name, "https://a.example#bob"), "for whoever may not act twice");
    assertEquals(Set.of(ann), PersonName.people(List.of(ann, name)));
    assertFalse(dismissedBy(ann, name).stands());
  }

  @Test
  void whoReportsTwiceUnderOneNameIsOnePerson() {
    String name = "a\u03c3\ue000b";
    Statement stated = Statement.of(true, "a court", "11-1", Instant.EPOCH);
    SortedSet<String> by = new TreeSet<>();
    for (int i = 0; i < 4; i++) {
      by = stated.reportedBy(name, by).by();
    }
    assertEquals(1, by.size(), by::toString);
    assertFalse(dismissedBy(name, name, name, name).stands());
  }

  private static Dismissal dismissedBy(String... names) {
    List<Dismissal> waiting = List.of();
    for (String name : names) {
      waiting = Dismissal.of(name, "a court", "11-1").beside(waiting);
    }
    return waiting.get(0);
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
