package org.tenprint.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tenprint.matching.prints.Subject;
import org.tenprint.matching.prints.TenPrint;

/** What is searched before anybody asked. */
class WarmUpTest {

  /** Counts what it is asked, and whom it found first. */
  private static final class Counted implements Gallery {
    private final TwoStageGallery people = TwoStageGallery.empty(1000);
    private final List<Optional<String>> found = new ArrayList<>();

    Counted(int people, int fingers) {
      for (int person = 0; person < people; person++) {
        put(Subject.of(id(person), InventedPeople.encounter(person, 0, fingers)));
      }
    }

    @Override
    public void put(Subject subject) {
      people.put(subject);
    }

    @Override
    public boolean remove(String subjectId) {
      return people.remove(subjectId);
    }

    @Override
    public Optional<Subject> find(String subjectId) {
      return people.find(subjectId);
    }

    @Override
    public int size() {
      return people.size();
    }

    @Override
    public SearchResult search(TenPrint probe, int candidates, Predicate<String> among) {
      SearchResult result = people.search(probe, candidates, among);
      found.add(result.best().map(Candidate::subjectId));
      return result;
    }

    @Override
    public String engineVersion() {
      return people.engineVersion();
    }
  }

  private static String id(int person) {
    return "person-" + person;
  }

  private static List<String> ids(int count) {
    return IntStream.range(0, count).mapToObj(WarmUpTest::id).toList();
  }

  @Test
  void peopleAreSearchedForAndCardsOfNobody() {
    Counted gallery = new Counted(WarmUp.PEOPLE + 5, 10);
    assertEquals(WarmUp.PEOPLE + 2, WarmUp.of(gallery, ids(WarmUp.PEOPLE + 5), () -> true));
    assertEquals(WarmUp.PEOPLE + 2, gallery.found.size());
    List<Optional<String>> own = new ArrayList<>(gallery.found);
    own.remove(21);
    own.remove(10);
    assertEquals(ids(WarmUp.PEOPLE).stream().map(Optional::of).toList(), own);
    assertEquals(WarmUp.PEOPLE + 5, gallery.size());
  }

  @Test
  void whoIsNotHeldIsPassedOver() {
    Counted gallery = new Counted(3, 4);
    assertEquals(3, WarmUp.of(gallery, ids(40), () -> true));
    assertEquals(0, WarmUp.of(new Counted(0, 4), ids(40), () -> true));
    assertEquals(0, WarmUp.of(gallery, List.of(), () -> true));
  }

  /** Of people who lack fingers a card of several has those that they have. */
  @Test
  void fewFingersAreEnough() {
    assertEquals(11, WarmUp.of(new Counted(10, 1), ids(10), () -> true));
  }

  @Test
  void whenTheTimeIsOverNothingMoreIsSearched() {
    Counted gallery = new Counted(3, 4);
    assertEquals(0, WarmUp.of(gallery, ids(3), () -> false));
    assertEquals(List.of(), gallery.found);
  }
}
