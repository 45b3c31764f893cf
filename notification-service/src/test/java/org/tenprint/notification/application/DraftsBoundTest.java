package org.tenprint.notification.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.notification.application.AuthoringInstance.DRAFTER;
import static org.tenprint.notification.application.AuthoringInstance.JUNE;
import static org.tenprint.notification.application.AuthoringInstance.NOW;
import static org.tenprint.notification.application.AuthoringInstance.words;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.policy.fact.PersonId;
import org.tenprint.policy.law.Effect;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Provenance;
import org.tenprint.policy.law.Withdrawal;

/** How many drafts of one author may wait. */
class DraftsBoundTest {
  private static final String ONE = PersonId.of("issuer", "one");
  private static final String TWO = PersonId.of("issuer", "two");

  private final AuthoringInstance instance = new AuthoringInstance(new ArrayList<>());

  private static Instrument draft(String id, String by) {
    Instrument words = words(Effect.WITHHOLD);
    return new Instrument(
        id,
        words.issuer(),
        words.reach(),
        words.ruling(),
        words.validity(),
        new Provenance(JUNE, by, List.of(), "a letter"));
  }

  private void propose(String id, String by) throws Refused {
    instance.author.propose(draft(id, by), NOW);
  }

  private void refused() {
    Refused refused = assertThrows(Refused.class, () -> propose("MORE", DRAFTER));
    assertEquals(RefusalReason.TOO_MANY_DRAFTS, refused.reason());
    assertTrue(refused.getMessage().contains("250 drafts"), refused.getMessage());
    assertTrue(refused.getMessage().contains("withdraw"), refused.getMessage());
  }

  @BeforeEach
  void asManyAsThereMayBe() throws Refused {
    for (int i = 0; i < AuthorInstruments.MOST_DRAFTS; i++) {
      propose("D-" + i, DRAFTER);
    }
    refused();
  }

  @Test
  void whoHasTooManyIsInNobodyElsesWay() throws Refused {
    propose("ANOTHERS", ONE);
  }

  /** One person under another spelling is one. */
  @Test
  void aSpellingIsNoOtherPerson() {
    Refused refused = assertThrows(Refused.class, () -> propose("MORE", " " + DRAFTER + " "));
    assertEquals(RefusalReason.TOO_MANY_DRAFTS, refused.reason());
  }

  @Test
  void whatIsWithdrawnMakesRoomForOne() throws Refused {
    instance.author.withdraw("D-7", DRAFTER, Withdrawal.OVERTAKEN, NOW);
    propose("MORE-1", DRAFTER);
    refused();
  }

  @Test
  void whatTwoApprovedMakesRoomForOne() throws Refused {
    for (String by : List.of(ONE, TWO)) {
      Instrument seen = instance.author.known("D-3");
      refused();
      String report = instance.explain.of(seen, NOW, Instant.MAX).conflicts().digest();
      instance.author.approve(instance.author.known("D-3"), by, Optional.of(report), NOW);
    }
    propose("MORE-1", DRAFTER);
    refused();
  }

  /** It is no draft more. */
  @Test
  void aChangeIsNotRefused() throws Refused {
    instance.author.revise(draft("D-3", DRAFTER), 1, NOW);
  }
}
