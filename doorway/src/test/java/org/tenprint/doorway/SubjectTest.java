package org.tenprint.doorway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.events.Principal;

class SubjectTest {
  @Test
  void theCommonNameIsThePrincipalWhicheverOfItsCredentialsItIs() {
    Principal boston = Principal.parse("agency:MA0130100");
    assertEquals(
        Optional.of(new Subject("agency:MA0130100", boston)),
        Subject.of(new X500Principal("CN=agency:MA0130100")));
    assertEquals(
        Optional.of(new Subject("agency:MA0130100~12", boston)),
        Subject.of(new X500Principal("CN=agency:MA0130100~12")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CN=agency",
        "CN=mayor:MA0130100",
        "CN=agency:MA0130100~0",
        "CN=agency:MA0130100~2~3",
        "CN=agency:MA01 30100",
        "CN=service:other-service",
        "O=agency:MA0130100",
        "CN=agency:MA0130100,O=x",
        "CN=agency:MA0130100,CN=agency:MA0130300",
        "CN=agency:MA0130100+CN=agency:MA0130300",
        "CN=Tenprint deployment"
      })
  void anythingElseIsNoParty(String subject) {
    assertEquals(Optional.empty(), Subject.of(new X500Principal(subject)));
  }
}
