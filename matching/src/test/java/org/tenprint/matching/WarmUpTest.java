package org.tenprint.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tenprint.matching.prints.Subject;

/** What is searched before anybody asked. */
class WarmUpTest {
  /** Whom each search found first. */
  private final List<Optional<String>> found = new ArrayList<>();

  private Gallery gallery(int people, int fingers) {
    Gallery gallery = TwoStageGallery.empty(1000);
    for (int person = 0; person < people; person++) {
      gallery.put(Subject.of(id(person), InventedPeople.encounter(person, 0, fingers)));
    }
    return (Gallery)
        Proxy.newProxyInstance(
            Gallery.class.getClassLoader(),
            new Class<?>[] {Gallery.class},
            (proxy, method, arguments) -> {
              Object answer = method.invoke(gallery, arguments);
              if (answer instanceof SearchResult result) {
                found.add(result.best().map(Candidate::subjectId));
              }
              return answer;
            });
  }

  private static String id(int person) {
    return "person-" + person;
  }

  private static List<String> ids(int count) {
    return IntStream.range(0, count).mapToObj(WarmUpTest::id).toList();
  }

  @Test
  void peopleAreSearchedForAndCardsOfNobody() {
    Gallery gallery = gallery(WarmUp.PEOPLE + 5, 10);
    assertEquals(WarmUp.PEOPLE + 2, WarmUp.of(gallery, ids(WarmUp.PEOPLE + 5), () -> true));
    assertEquals(WarmUp.PEOPLE + 2, found.size());
    List<Optional<String>> own = new ArrayList<>(found);
    own.remove(21);
    own.remove(10);
    assertEquals(ids(WarmUp.PEOPLE).stream().map(Optional::of).toList(), own);
    assertEquals(WarmUp.PEOPLE + 5, gallery.size());
  }

  @Test
  void whoIsNotHeldIsPassedOver() {
    Gallery gallery = gallery(3, 4);
    assertEquals(3, WarmUp.of(gallery, ids(40), () -> true));
    assertEquals(0, WarmUp.of(gallery(0, 4), ids(40), () -> true));
    assertEquals(0, WarmUp.of(gallery, List.of(), () -> true));
  }

  /** Of people who lack fingers a card of several has those that they have. */
  @Test
  void fewFingersAreEnough() {
    assertEquals(11, WarmUp.of(gallery(10, 1), ids(10), () -> true));
  }

  @Test
  void whenTheTimeIsOverNothingMoreIsSearched() {
    Gallery gallery = gallery(3, 4);
    assertEquals(0, WarmUp.of(gallery, ids(3), () -> false));
    assertEquals(List.of(), found);
  }
}
