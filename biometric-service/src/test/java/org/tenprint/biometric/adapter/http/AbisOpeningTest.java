package org.tenprint.biometric.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.ws.rs.WebApplicationException;
import org.junit.jupiter.api.Test;

/** What is said of a face that is not there. */
class AbisOpeningTest {
  /** 404 would say that there is no such person. */
  @Test
  void a_request_that_passed_the_gate_of_a_face_that_is_closed_since_is_answered_503() {
    AbisOpening opening = AbisOpening.begun();
    opening.close();
    WebApplicationException said = assertThrows(WebApplicationException.class, opening::served);
    assertEquals(503, said.getResponse().getStatus());
  }

  @Test
  void whether_it_could_be_opened_is_known_when_that_has_ended() {
    AbisOpening opening = AbisOpening.begun();
    assertFalse(opening.ended());
    opening.failed();
    assertTrue(opening.ended());
    assertEquals(AbisServing.OUT, opening.serving());
  }
}
