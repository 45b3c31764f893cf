package org.tenprint.biometric;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.tenprint.matching.Gallery;
import org.tenprint.matching.SearchResult;
import org.tenprint.matching.prints.Subject;
import org.tenprint.matching.prints.TenPrint;

/** An engine that may fail in a search, and in what a test overrides. */
public class FailsInSearch implements Gallery {
  private final Gallery people;
  private final Consumer<TenPrint> fails;

  /**
   * @param people whom it holds
   * @param fails given what is searched for, before it is; throws where the engine fails
   */
  public FailsInSearch(Gallery people, Consumer<TenPrint> fails) {
    this.people = people;
    this.fails = fails;
  }

  /** For a test of engines of which none may fail: the test does. */
  public static void unexpected(Throwable why) {
    throw new AssertionError("an engine failed", why);
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
    fails.accept(probe);
    return people.search(probe, candidates, among);
  }

  @Override
  public String engineVersion() {
    return people.engineVersion();
  }
}
