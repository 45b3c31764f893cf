package org.tenprint.scenarios;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tenprint.policy.effect.EffectStatement;
import org.tenprint.policy.effect.Proposal;
import org.tenprint.policy.law.Admission;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.RuleBook;
import org.tenprint.scenarios.place.ReferenceLookup;
import org.tenprint.scenarios.place.ReferencePlaces;
import org.tenprint.scenarios.text.EffectText;
import org.tenprint.scenarios.text.UnreadableText;

/** Explains what files propose, on the policy by itself. */
public final class ProposalSuite {
  private final ScenarioReader reader;
  private final ReferenceLookup reference;

  /**
   * @param baselines folder of the baselines; empty is {@code baselines/} beside each file
   * @param reference folder of the reference data; empty is looked for as {@link ReferenceLookup}
   *     says
   */
  public ProposalSuite(Optional<Path> baselines, Optional<Path> reference) {
    this.reader = new ScenarioReader(baselines);
    this.reference = new ReferenceLookup(baselines, reference);
  }

  /**
   * What a file names that nobody knows.
   *
   * @throws UnreadableText if the file, a baseline or reference data cannot be read
   */
  public List<String> unknown(Path file) throws UnreadableText {
    ScenarioReader.Proposed read = reader.proposed(file);
    return UnknownNames.of(
        read.inForce(), read.proposed(), new ReferencePlaces(reference.of(file)));
  }

  /**
   * A proposed instrument, explained.
   *
   * @param instrument the instrument
   * @param refused why it would be refused at the door
   * @param statement its effect, in words; empty where it is refused
   */
  public record Explained(
      Instrument instrument, Optional<Admission> refused, Optional<EffectText> statement) {

    /** Whether it does not do what it says: it is refused, or in vain in some case. */
    public boolean inVain() {
      return refused.isPresent() || statement.filter(EffectText::inVain).isPresent();
    }
  }

  /**
   * Explains each instrument that a file proposes, beside the baselines and the ones before it; of
   * a file that proposes nothing, nothing.
   *
   * @param at legal time; empty is when each begins
   * @throws UnreadableText if the file, a baseline or reference data cannot be read
   */
  public List<Explained> explain(Path file, Optional<Instant> at) throws UnreadableText {
    ReferencePlaces places = new ReferencePlaces(reference.of(file));
    ScenarioReader.Proposed read = reader.proposed(file);
    RuleBook book = RuleBook.of(places.resolved(read.inForce()));
    List<Explained> explained = new ArrayList<>();
    for (Instrument instrument : places.resolved(read.proposed())) {
      Optional<Admission> refused = Admission.refusal(instrument, book, places.table());
      if (refused.isPresent()) {
        explained.add(new Explained(instrument, refused, Optional.empty()));
        continue;
      }
      Instant when = at.orElse(instrument.validity().begins());
      EffectStatement statement =
          EffectStatement.of(
              Proposal.of(instrument, book, when, Instant.MAX), places.table(), places.all());
      EffectText text = new EffectText(statement, places::name);
      explained.add(new Explained(instrument, refused, Optional.of(text)));
      book = statement.proposal().adopted();
    }
    return explained;
  }
}
