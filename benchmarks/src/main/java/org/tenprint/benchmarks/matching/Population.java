package org.tenprint.benchmarks.matching;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.tenprint.benchmarks.run.Machine;
import org.tenprint.benchmarks.run.Progress;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.GallerySize;
import org.tenprint.matching.TwoStageGallery;
import org.tenprint.matching.pages.MinutiaRoom;
import org.tenprint.matching.prints.Subject;
import org.tenprint.matching.prints.TenPrint;

/** A gallery of synthetic people with ten booking-like fingers each, built by two threads. */
final class Population {
  static final long ENROLLED = 1;
  static final long STRANGERS = 2;
  private static final int BLOCK = 64;

  /** How many synthetic people are enrolled. */
  final int people;

  /** Held here alone, so that it can be let go and read again. */
  TwoStageGallery gallery;

  /** Of the gallery's minutiae. */
  final MinutiaRoom room;

  private Population(int people, TwoStageGallery gallery, MinutiaRoom room) {
    this.people = people;
    this.gallery = gallery;
    this.room = room;
  }

  /** The same people in a gallery that holds them too. */
  Population with(TwoStageGallery other) {
    return new Population(people, other, room);
  }

  /** Builds it; what was measured meanwhile is added to the facts. */
  static Population build(int people, Map<String, Object> facts, Progress progress)
      throws IOException {
    return build(people, MinutiaRoom.heap(), facts, progress);
  }

  /** The same with its minutiae in that room. */
  static Population build(
      int people, MinutiaRoom room, Map<String, Object> facts, Progress progress)
      throws IOException {
    return empty(GallerySize.of(people), room).grown(people, facts, progress);
  }

  /** Nobody yet, in a gallery made for so many. */
  static Population empty(GallerySize size, MinutiaRoom room) throws IOException {
    return new Population(0, TwoStageGallery.empty(size, room), room);
  }

  /** The same gallery when so many are enrolled; what was measured meanwhile becomes facts. */
  Population grown(int to, Map<String, Object> facts, Progress progress) throws IOException {
    Population population = new Population(to, gallery, room);
    LongAdder minutiae = new LongAdder();
    double wall = progress.seconds();
    double cpu = CpuClock.processSeconds();
    Workers.each(
        progress,
        String.format("enrolling %,d people, %d at a time", to - people, BLOCK),
        (to - people + BLOCK - 1) / BLOCK,
        block -> population.enrol(people + block * BLOCK, minutiae));
    population.gallery.compact();
    facts.put("minutiaeAFinger", minutiae.sum() / (10.0 * (to - people)));
    facts.put("buildWallSeconds", progress.seconds() - wall);
    facts.put("buildCpuSecondsWithGeneration", CpuClock.processSeconds() - cpu);
    facts.put("lanes", gallery.lanes());
    facts.put("bytesAPerson", (double) population.gallery.bytes() / to);
    facts.put("fileBytesAPerson", (double) population.gallery.fileBytes() / to);
    facts.put("memory", Machine.memory());
    return population;
  }

  private void enrol(int first, LongAdder minutiae) {
    SyntheticPeople synthetic = new SyntheticPeople(ENROLLED);
    for (int person = first; person < Math.min(people, first + BLOCK); person++) {
      TenPrint print =
          synthetic.encounter(person, 0, ImpressionQuality.BOOKING, FingerPosition.COUNT);
      print.fingers().values().forEach(finger -> minutiae.add(finger.size()));
      gallery.put(Subject.of(id(person), print));
    }
  }

  static String id(int person) {
    return "person-" + person;
  }

  /** CPU time of inserting newcomers one by one, and of removing them again. */
  Map<String, Object> measureUpdates(int count) {
    SyntheticPeople synthetic = new SyntheticPeople(STRANGERS);
    Sample insert = new Sample();
    Sample remove = new Sample();
    for (int i = 0; i < count; i++) {
      Subject newcomer =
          Subject.of(
              "newcomer-" + i,
              synthetic.encounter(1_000_000_000L + i, 0, ImpressionQuality.BOOKING, 10));
      insert.add(CpuClock.milliseconds(() -> gallery.put(newcomer)));
    }
    for (int i = 0; i < count; i++) {
      String id = "newcomer-" + i;
      remove.add(CpuClock.milliseconds(() -> gallery.remove(id)));
    }
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("updates", count);
    facts.put("insertCpuMillisP50", insert.quantile(0.5));
    facts.put("insertCpuMillisP99", insert.quantile(0.99));
    facts.put("insertCpuMillisHighest", insert.highest());
    facts.put("removeCpuMillisP50", remove.quantile(0.5));
    facts.put("removeCpuMillisP99", remove.quantile(0.99));
    return facts;
  }

  /** Positions of the first fingers in order of usefulness. */
  static List<FingerPosition> positions(int fingers) {
    return SyntheticPeople.BY_USEFULNESS.subList(0, fingers);
  }
}
