package org.tenprint.matching.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tenprint.formats.Limits;

/** Images made to cost: what they may is decided by what is in them, never by a clock. */
class StageGaugeTest {
  /** The costliest pattern found: fields of 24 pixels, each with ridges in another direction. */
  private static Print.Raw ridges(int side, int period, int field) {
    byte[] pixels = new byte[side * side];
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        double turn = (x / field * 31 + y / field * 17) % 4 * Math.PI / 4;
        double across = x * Math.cos(turn) + y * Math.sin(turn);
        pixels[y * side + x] = (byte) (127.5 + 127 * Math.sin(2 * Math.PI * across / period));
      }
    }
    return new Print.Raw(pixels, side, side, 500);
  }

  private static ExtractionRefusal refusal(Extraction extraction) {
    return assertInstanceOf(Extraction.Refused.class, extraction).reason();
  }

  /** Of the largest finger at the most pixels an inch, with as many ends and minutiae as it may. */
  @Test
  void a_print_costs_at_most_what_is_said() {
    int side = (int) (Limits.MAX_INCHES * Limits.MAX_PPI);
    double most =
        TemplateExtractor.EACH
            + TemplateExtractor.cost(side, side, Limits.MAX_PPI)
            + StageGauge.mostCost();
    assertTrue(most <= TemplateExtractor.AT_MOST, "it is " + most);
    assertEquals(TemplateExtractor.AT_MOST, most, 1);
  }

  @Test
  void ridges_of_four_pixels_end_before_the_stage_that_would_take_minutes() {
    for (int side : new int[] {700, 1100}) {
      ExtractionBudget budget = new ExtractionBudget();
      assertEquals(
          ExtractionRefusal.TOO_COMPLEX,
          refusal(TemplateExtractor.extract(ridges(side, 4, 24), budget)));
      assertTrue(budget.spent() < 1000, "spent " + budget.spent());
    }
  }

  /** 2,600 ends: dear, and allowed, as long as the booking's budget lasts. */
  @Test
  void a_booking_of_dear_prints_ends_within_its_budget_and_at_the_same_print_each_time() {
    Print.Raw dear = ridges(420, 4, 24);
    List<List<Integer>> runs = new ArrayList<>();
    for (int run = 0; run < 2; run++) {
      ExtractionBudget budget = new ExtractionBudget();
      List<Integer> spent = new ArrayList<>();
      Extraction over = new Extraction.Refused(ExtractionRefusal.OVER_BUDGET);
      Extraction last;
      do {
        last = TemplateExtractor.extract(dear, budget);
        spent.add(budget.spent());
      } while (!last.equals(over) && spent.size() < 200);
      assertEquals(ExtractionRefusal.OVER_BUDGET, refusal(last));
      assertTrue(budget.spent() <= ExtractionBudget.BOOKING, "spent " + budget.spent());
      runs.add(spent);
    }
    assertEquals(runs.get(0), runs.get(1));
  }

  /** Whoever made the image is told nothing of it: it is as good as it was. */
  @Test
  void a_fault_between_the_stages_is_not_the_prints() {
    Print.Raw sound = ridges(420, 4, 24);
    int[] asked = new int[1];
    Budget failing =
        cost -> {
          if (++asked[0] > 2) {
            throw new IllegalArgumentException("of ours");
          }
          return true;
        };
    assertThrows(
        IllegalStateException.class, () -> TemplateExtractor.extract(sound, failing), "ours");
    assertEquals(3, asked[0], "print, pixels and the first stage");
  }

  @ParameterizedTest
  @CsvSource({
    "ridges-thinned-skeleton, '{\"width\":2,\"height\":2}'",
    "ridges-thinned-skeleton, '{\"width\":2,\"height\":2,\"cells\":[true,false]}'",
    "ridges-thinned-skeleton, '{\"width\":1,\"height\":2,\"cells\":[1,0]}'",
    "valleys-thinned-skeleton, '[[true,false],[false,true]]'",
    "valleys-thinned-skeleton, '7'",
    "removed-minutia-clouds, '{\"directions\":[1,2,3],\"xs\":[1,2,3]}'",
    "removed-minutia-clouds, '{\"minutiae\":[{\"angle\":1},{\"angle\":2}]}'",
    "removed-minutia-clouds, '{\"count\":3}'",
    "removed-minutia-clouds, ''"
  })
  void a_stage_that_is_written_otherwise_is_nobodys_print(String stage, String json)
      throws IOException {
    byte[] written = cbor(json);
    StageGauge gauge = new StageGauge(cost -> true);
    IllegalStateException fault =
        assertThrows(IllegalStateException.class, () -> gauge.take(stage, "", written));
    assertTrue(fault.getMessage().contains(stage), fault.getMessage());
    assertNull(fault.getCause(), "which would say what is in it");
  }

  @Test
  void a_stage_is_counted_as_it_is_written() throws IOException {
    List<Double> asked = new ArrayList<>();
    StageGauge gauge = new StageGauge(asked::add);
    String minutia = "{\"position\":{\"x\":1,\"y\":2},\"direction\":0.5,\"type\":\"ENDING\"}";
    gauge.take("removed-minutia-clouds", "", cbor("{\"minutiae\":[]}"));
    gauge.take(
        "removed-minutia-clouds",
        "",
        cbor("{\"size\":{\"x\":9,\"y\":9},\"minutiae\":[" + minutia + "," + minutia + "]}"));
    assertEquals(List.of(0.0, 6e-4 * 4), asked);
  }

  /** The same data as the transparency API writes it; nothing where there are none. */
  private static byte[] cbor(String json) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonParser in = new JsonFactory().createParser(json);
        JsonGenerator out = new CBORFactory().createGenerator(bytes)) {
      while (in.nextToken() != null) {
        out.copyCurrentEvent(in);
      }
    }
    return bytes.toByteArray();
  }

  /** Ten rolled fingers of the largest size that is taken: decoding and scaling fit three times. */
  @Test
  void ten_of_the_largest_images_fit_in_a_budget() throws Exception {
    ExtractionBudget budget = new ExtractionBudget();
    Print largest = new Print.Raw(new byte[1100 * 1100], 1100, 1100, 500);
    for (int finger = 0; finger < 10; finger++) {
      TemplateExtractor.pixels(largest, budget);
    }
    assertTrue(budget.spent() * 1.5 < ExtractionBudget.BOOKING, "spent " + budget.spent());
  }
}
