package org.tenprint.reference;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tenprint.testkit.fuzz.Bounds;
import org.tenprint.testkit.fuzz.KeptInputs;

/** The three CSV files, in one input, apart by a NUL: a set, or an error that names the file. */
public class ReferenceFuzzTest {
  private static final long SOME = 1 << 20;
  private static final long A_BYTE = 2048;

  @Test
  void keptInputsHold() {
    assertTrue(KeptInputs.replay(getClass(), ReferenceFuzzTest::fuzzerTestOneInput) > 0);
  }

  public static List<byte[]> seeds() {
    String agencies =
        "ori9,agency,county_fips,state,valid_from,valid_to\n"
            + "MA0130100,\"Police, Boston\",25025,MA,2000-01-01,2010-01-01\n"
            + "MA0130100,Boston,25025,MA,2010-01-01,\n";
    String counties = "county_fips,ero_aor\r\n25025,BOS\r\n25017,\r\n";
    String offences =
        "ncic_code,description,level\n0999,Homicide,L1\n3501,x,L1_IF_SENTENCE_GT_1Y\n";
    return List.of(bytes(agencies + "\0" + counties + "\0" + offences), bytes(agencies));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The target. */
  public static void fuzzerTestOneInput(byte[] input) {
    String[] files = new String(input, StandardCharsets.UTF_8).split("\0", 3);
    ReferenceSet set = read(files, input.length);
    if (set == null) {
      return;
    }
    require(read(files, input.length).version().equals(set.version()), "another version");
    for (Agency agency : set.agencies()) {
      require(set.agency(agency.ori()).isPresent(), "an agency that is not known");
      set.agency(agency.ori(), LocalDate.MIN);
      set.agency(agency.ori(), LocalDate.MAX);
      set.fieldOffice(agency.countyFips());
    }
    require(set.offences().stream().allMatch(o -> o.level().startsWith("L")), "a level of none");
  }

  private static ReferenceSet read(String[] files, int length) {
    try {
      return Bounds.within(
          SOME + A_BYTE * length,
          () ->
              ReferenceSet.of(
                  files[0],
                  files.length > 1 ? files[1] : "county_fips,ero_aor\n",
                  files.length > 2 ? files[2] : "ncic_code,description,level\n"));
    } catch (ReferenceDataException refused) {
      require(refused.getMessage().contains(".csv"), "an error without the file's name");
      return null;
    } catch (RuntimeException untyped) {
      throw untyped;
    } catch (Exception untyped) {
      throw new AssertionError("a checked failure", untyped);
    }
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }
}
