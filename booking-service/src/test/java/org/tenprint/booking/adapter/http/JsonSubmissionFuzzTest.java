package org.tenprint.booking.adapter.http;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tenprint.booking.Submissions;
import org.tenprint.booking.domain.Draft;
import org.tenprint.testkit.fuzz.Bounds;
import org.tenprint.testkit.fuzz.KeptInputs;

/**
 * JSON submissions: malformed, or a draft that every rule judges; the same body, the same answer.
 */
public class JsonSubmissionFuzzTest {
  private static final JsonSubmission JSON = new JsonSubmission(1 << 20);
  private static final long SOME = 4 << 20;
  private static final long A_BYTE = 512;

  @Test
  void keptInputsHold() {
    assertTrue(KeptInputs.replay(getClass(), JsonSubmissionFuzzTest::fuzzerTestOneInput) > 0);
  }

  public static List<byte[]> seeds() {
    return List.of(
        Submissions.json("T-1").toString().getBytes(StandardCharsets.UTF_8),
        ("{\"tcn\":\"T-2\",\"controllingOri\":\"MA0130100\",\"bookedAt\":\"2011-06-05T23:10:00Z\","
                + "\"born\":\"unknown\",\"missing\":[{\"position\":1,\"reason\":\"BANDAGED\"}]}")
            .getBytes(StandardCharsets.UTF_8));
  }

  /** The target. */
  public static void fuzzerTestOneInput(byte[] input) {
    Draft draft = read(input);
    if (draft == null) {
      return;
    }
    String one = Judged.judge(draft, input.length);
    if (!one.equals(Judged.judge(read(input), input.length))) {
      throw new AssertionError("the same body, another answer");
    }
  }

  private static Draft read(byte[] input) {
    try {
      return Bounds.within(SOME + A_BYTE * input.length, () -> JSON.read(input));
    } catch (JsonSubmission.Malformed malformed) {
      if (malformed.getMessage().length() > 200) {
        throw new AssertionError("an error without end");
      }
      return null;
    } catch (RuntimeException untyped) {
      throw untyped;
    } catch (Exception untyped) {
      throw new AssertionError("a checked failure", untyped);
    }
  }
}
