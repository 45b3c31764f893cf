package org.tenprint.matching.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
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
