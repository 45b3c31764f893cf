package org.tenprint.scenarios;

import java.util.List;
import org.tenprint.policy.law.Instrument;

/**
 * An instrument of real law as the library has it: what the text says, how far the rules can say
 * it, and scenarios of its edges.
 *
 * @param name equals the file's name
 * @param title as people call it
 * @param citation where the text is found
 * @param read how its text was read
 * @param sentence what it says, in a plain sentence or a few
 * @param assumed figures and clauses that are not certain; each begins with what is so, {@code day
 *     assumed} or {@code from memory}
 * @param unsaid what the rules cannot say of it, and which reading is taken instead
 * @param besides names of other laws beside which its scenarios are played
 * @param beside what those say
 * @param instruments what it says, as rules
 * @param scenarios of its edges
 */
public record Law(
    String name,
    String title,
    String citation,
    Read read,
    String sentence,
    List<String> assumed,
    List<String> unsaid,
    List<String> besides,
    List<Instrument> beside,
    List<Instrument> instruments,
    List<Scenario> scenarios) {

  /** How the text of a law was read. */
  public enum Read {
    /** The text itself, or the part that is cited. */
    TEXT,
    /** What an official or published summary says of it. */
    SUMMARY,
    /** Nothing was looked up: it is to be checked before anybody cites it. */
    MEMORY
  }

  /** Copies. */
  public Law {
    assumed = List.copyOf(assumed);
    unsaid = List.copyOf(unsaid);
    besides = List.copyOf(besides);
    beside = List.copyOf(beside);
    instruments = List.copyOf(instruments);
    scenarios = List.copyOf(scenarios);
  }
}
