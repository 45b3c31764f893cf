package org.tenprint.notification.domain;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tenprint.policy.decision.Disclosure;
import org.tenprint.policy.fact.Circumstances;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.law.Instrument;

/**
 * The instruments, as far as a sheet speaks of them.
 *
 * @param known one by its id
 * @param letters to whom the release of a request may have a letter go
 */
public record SheetRules(Function<String, Optional<Instrument>> known, Letters letters) {

  /** To whom the release of a request may have a letter go. */
  @FunctionalInterface
  public interface Letters {
    /** Tells of nobody. */
    Letters NONE = (held, known) -> List.of();

    /**
     * By the instruments of now.
     *
     * @param held the request
     * @param known what is known of its case
     */
    List<Recipient> by(Disclosure held, Circumstances known);
  }

  /** The same where nobody asks for letters. */
  public SheetRules withoutLetters() {
    return new SheetRules(known, Letters.NONE);
  }
}
