package org.tenprint.matching.prints;

import com.machinezoo.fingerprintio.TemplateFormat;
import com.machinezoo.noexception.Exceptions;
import com.machinezoo.sourceafis.engine.matcher.MatcherEngine;
import com.machinezoo.sourceafis.engine.matcher.Probe;
import com.machinezoo.sourceafis.engine.templates.SearchTemplate;
import com.machinezoo.sourceafis.engine.templates.TemplateCodec;

/**
 * A finger that is compared with a few others: SourceAFIS's score, to the bit that of its {@code
 * FingerprintMatcher}, by its own engine, which is given an {@link EdgeTable} to look edges up in.
 * The matcher of the library is prepared for thousands of comparisons, in 3 to 4 ms of CPU; this
 * one in a tenth of that, and a comparison takes some tenths of a millisecond, with either.
 * Thread-safe.
 */
public final class FingerMatcher {
  private static final TemplateCodec ISO = TemplateCodec.ALL.get(TemplateFormat.ISO_19794_2_2005);

  private final Probe probe;

  private FingerMatcher(SearchTemplate finger) {
    this.probe = new Probe(finger, new EdgeTable(finger));
  }

  /** The matcher of that finger. */
  public static FingerMatcher of(FingerTemplate finger) {
    return new FingerMatcher(template(finger));
  }

  /** How alike the two are, 0 and more; different fingers seldom reach 30. */
  public double score(FingerTemplate other) {
    return MatcherEngine.match(probe, template(other));
  }

  private static SearchTemplate template(FingerTemplate finger) {
    return new SearchTemplate(ISO.decode(SourceAfis.toIso(finger), Exceptions.silence()).get(0));
  }
}
