package org.tenprint.audit.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.audit.verify.VerificationTest.assertEqual;
import static org.tenprint.audit.verify.VerificationTest.assertTold;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.audit.SampleInstruments;
import org.tenprint.audit.log.EventLog;
import org.tenprint.audit.log.LogRecord;
import org.tenprint.audit.log.MemoryLog;
import org.tenprint.audit.log.Window;
import org.tenprint.decisions.CaseReplay;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.common.Origin;
import org.tenprint.events.notification.CaseEvent;
import org.tenprint.events.notification.CaseEventKind;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Instrument;
import org.tenprint.events.notification.Issuer;
import org.tenprint.events.notification.Scope;
import org.tenprint.events.notification.ScopeKind;
import org.tenprint.events.notification.Warrant;
import org.tenprint.messaging.EventCodec;
import org.tenprint.policy.law.Edition;
import org.tenprint.reference.ReferenceSet;

/** Steps of a case that a service took by other reference data than the auditor has. */
class OtherDataTest {
  private static final Instant THEN = WrittenLog.DECIDED.plusSeconds(60);
  private static final String WHY = "missing: reference data of version ";
  private static final Set<String> OF_CASES = Set.of("CaseStep", "Disposition", "RecipientMessage");

  private final WrittenLog log = new WrittenLog();

  /** By it the agency that is asked is in another state, which keeps nothing back. */
  private static ReferenceSet other() throws Exception {
    return ReferenceSet.of(
        "ori9,agency,county_fips,state\nILCPD0000,Chicago Police Department,25025,MA\n",
        "county_fips,county,ero_aor\n25025,Suffolk,BOS\n",
        "ncic_code,description,sc_2008_level\n0911,Homicide with a handgun,L1\n");
  }

  @BeforeEach
  void permitted() throws Exception {
    Instrument permit =
        Instrument.newBuilder(SampleInstruments.permit()).setEdge(Edge.REQUEST).build();
    Instrument refusal =
        Instrument.newBuilder(SampleInstruments.refusal())
            .setIssuer(Issuer.STATE)
            .setScope(new Scope(ScopeKind.STATE, "IL"))
            .setEdge(Edge.REQUEST)
            .build();
    log.instrument(permit, Duration.ofDays(1)).instrument(refusal, Duration.ofDays(1)).determined();
  }

  private void asked(int second) throws Exception {
    CaseEvent event =
        CaseEvent.newBuilder(WrittenRecords.event(CaseEventKind.REQUESTED, THEN))
            .setOri("ILCPD0000")
            .setWarrant(Warrant.NONE)
            .build();
    Instant at = THEN.plusSeconds(second);
    Origin where = log.reported(event, at);
    log.took(event, where, at, 2, Edition.PRESENT);
  }

  /** Of cases: by one set alone everything is equal. */
  private static List<Finding> ofCases(Findings findings) {
    return findings.all().stream().filter(one -> OF_CASES.contains(one.event())).toList();
  }

  private static Set<Verdict> verdicts(List<Finding> findings) {
    return findings.stream().map(Finding::verdict).collect(Collectors.toSet());
  }

  @Test
  void byTheSetOfAllStepsAllIsEqual() throws Exception {
    log.decided(2);
    asked(0);
    assertEqual(log.verified());
  }

  /** Neither equal, by chance, nor different: each says which data are wanted. */
  @Test
  void whatOtherDataMadeIsNeitherEqualNorDifferent() throws Exception {
    log.replay = new CaseReplay(other());
    log.decided(2);
    asked(0);
    List<Finding> found = ofCases(log.verified());
    assertEquals(Set.of(Verdict.MISSING_INPUT), verdicts(found), found::toString);
    for (Finding one : found) {
      String said = String.join("; ", one.details());
      assertTrue(said.startsWith(WHY + other().version() + " (--reference has "), said);
    }
  }

  /** What was told is recalled; by the data at hand nobody was told. */
  @Test
  void whatDiffersBehindSuchAStepMayComeOfIt() throws Exception {
    log.replay = new CaseReplay(other());
    log.decided(2);
    asked(0);
    log.replay = new CaseReplay(ReferenceSet.sample());
    log.happened(THEN.plusSeconds(9), 2, Edition.PRESENT);
    Findings found = log.verified();
    assertTrue(!verdicts(ofCases(found)).contains(Verdict.DIFFERENT), found.all()::toString);
    String why =
        "%s%s (--reference has %s), by which step 2 was taken; "
            .formatted(WHY, other().version(), ReferenceSet.sample().version());
    assertTold(Verdict.MISSING_INPUT, "CaseStep", why + "dispositions: recorded", found);
    assertTold(
        Verdict.MISSING_INPUT,
        "Disposition",
        why + "step 3 made none for request:ILCPD0000",
        found);
  }

  /** What no data bring about is different whatever the data, and they are named beside. */
  @Test
  void aStepThatCannotBeTakenIsDifferentByWhateverData() throws Exception {
    log.replay = new CaseReplay(other());
    log.decidedOn(TopicCatalogue.STATEMENTS.of("registry"));
    assertTold(
        Verdict.DIFFERENT,
        "CaseStep",
        "another topic than immigration.determinations.v1; " + WHY + other().version(),
        log.verified());
  }

  /** It as it was written, but that a disposition names other data. */
  private EventLog altered(long offset) throws Exception {
    EventCodec<Disposition> codec = EventCodec.of(Disposition.class);
    String dispositions = TopicCatalogue.DISPOSITIONS.name();
    EventLog written = log.log();
    List<LogRecord> records = new ArrayList<>();
    written.topics().forEach(topic -> written.read(topic, Window.ALL, records::add));
    for (LogRecord one : List.copyOf(records)) {
      if (one.topic().equals(dispositions) && one.offset() == offset) {
        Disposition altered =
            Disposition.newBuilder(codec.decode(one.value()))
                .setReferenceDataVersion(other().version())
                .build();
        byte[] value = codec.encode(altered);
        Instant at = one.recorded();
        LogRecord by = new LogRecord(dispositions, 0, offset, at, one.key(), List.of(), value);
        records.set(records.indexOf(one), by);
      }
    }
    return new MemoryLog(written.topics(), records);
  }

  /** The disposition of a step, taken by these data. */
  private Recorded<Disposition> of(int step, ReferenceSet data) throws Exception {
    List<LogRecord> written = new ArrayList<>();
    log.log().read(TopicCatalogue.DISPOSITIONS.name(), Window.ALL, written::add);
    LogRecord any = written.get(0);
    Disposition disposition =
        Disposition.newBuilder(EventCodec.of(Disposition.class).decode(any.value()))
            .setStep(step)
            .setReferenceDataVersion(data.version())
            .build();
    return new Recorded<>(disposition, any);
  }

  /** A service may have had its new data before it told anybody anything by them. */
  @Test
  void whatDiffersInAStepThatToldNobodyMayComeOfTheDataOfTheNext() throws Exception {
    log.decided(2);
    ReferenceSet own = ReferenceSet.sample();
    Finding equal = new Finding(Verdict.EQUAL, "CaseStep", "there", "booking", List.of());
    Finding different =
        new Finding(Verdict.DIFFERENT, "CaseStep", "there", "booking", List.of("it differs"));
    OtherData data = OtherData.of(List.of(of(1, own), of(4, other()), of(5, own)), own);
    for (int step : new int[] {2, 3}) {
      assertEquals(equal, data.judged(step, equal));
      Finding judged = data.judged(step, different);
      assertEquals(Verdict.MISSING_INPUT, judged.verdict());
      assertEquals(
          List.of(
              "%s%s (--reference has %s), by which step 4 was taken"
                  .formatted(WHY, other().version(), own.version()),
              "it differs"),
          judged.details());
    }
    assertEquals(different, data.judged(1, different), "it says by which it was taken");
    OtherData several = OtherData.of(List.of(of(2, own), of(2, other()), of(3, other())), own);
    assertEquals(different, several.judged(2, different), "no service takes one by two");
    OtherData ownNext = OtherData.of(List.of(of(1, own), of(3, own), of(4, other())), own);
    assertEquals(different, ownNext.judged(2, different), "both beside it have these data");
  }

  /** A step is taken by one set: what names another hides nothing of the rest. */
  @ParameterizedTest
  @ValueSource(longs = {0, 1})
  void whatNamesOtherDataThanItsStepIsDifferent(long which) throws Exception {
    log.decided(2);
    asked(0);
    Findings found = log.verified(altered(which), Window.ALL, THEN.plusSeconds(3600));
    List<Finding> different =
        ofCases(found).stream().filter(one -> one.verdict() != Verdict.EQUAL).toList();
    assertEquals(1, different.size(), different::toString);
    assertTold(Verdict.DIFFERENT, "Disposition", "referenceDataVersion: recorded", found);
  }
}
