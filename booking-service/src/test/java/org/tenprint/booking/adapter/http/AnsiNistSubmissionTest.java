package org.tenprint.booking.adapter.http;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.ws.rs.core.MultivaluedHashMap;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.formats.FormatException;
import org.tenprint.formats.Limits;
import org.tenprint.formats.annist.CarFile;

/** What a file says of a person, however it is written. */
class AnsiNistSubmissionTest {
  private static final int CTZ = 21;

  /** Countries stand in subfields, or in items of one. */
  @ParameterizedTest
  @ValueSource(strings = {"US", "USA", "us", " Usa ", "MX\u001eUS", "MX\u001fus", "US\u001eMX"})
  void whoeverNamesTheUnitedStatesClaimsCitizenship(String countries) throws FormatException {
    assertTrue(claimed(countries));
  }

  @ParameterizedTest
  @ValueSource(strings = {"MX", "UM", "MX\u001eUM", "U\u001eS", "AUS", " "})
  void whoeverDoesNotClaimsNothing(String countries) throws FormatException {
    assertFalse(claimed(countries));
  }

  private static boolean claimed(String countries) throws FormatException {
    byte[] file =
        CarFile.of("MA0130100", "TCN-2011-000001", LocalDate.of(2011, 6, 5))
            .person("DOE, JANE", Optional.of(LocalDate.of(1980, 2, 29)))
            .two(CTZ, countries)
            .bytes();
    return AnsiNistSubmission.read(file, new MultivaluedHashMap<>(), Limits.DEFAULT)
        .person()
        .citizenshipClaimed();
  }
}
