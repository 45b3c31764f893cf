package org.tenprint.benchmarks.report;

import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tenprint.benchmarks.run.InputRefused;

/**
 * A page of results. A block of it between {@code <!-- measured: NAME -->} and {@code <!-- end -->}
 * is written here, the rest by people.
 *
 * @param name of its file
 * @param blocks what stands in each block, by its name
 */
record MeasuredPage(String name, Map<String, Supplier<String>> blocks) {
  private static final Pattern BLOCK =
      Pattern.compile("(<!-- measured: ([a-z-]+) -->\n).*?(<!-- end -->)", Pattern.DOTALL);

  /**
   * The page with its blocks as the results have them.
   *
   * @throws InputRefused when it has a block that nothing fills
   */
  String fill(String page) {
    return BLOCK
        .matcher(page)
        .replaceAll(
            block ->
                Matcher.quoteReplacement(block.group(1) + text(block.group(2)) + block.group(3)));
  }

  private String text(String block) {
    Supplier<String> text = blocks.get(block);
    if (text == null) {
      throw new InputRefused(
          name + " has a block " + block + " that nothing fills; there are " + blocks.keySet());
    }
    return text.get();
  }
}
