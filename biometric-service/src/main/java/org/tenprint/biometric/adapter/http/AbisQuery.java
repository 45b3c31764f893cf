package org.tenprint.biometric.adapter.http;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tenprint.biometric.application.AbisRefused;

/**
 * The query of a request. A transaction is asked for, as the published interface has it, and kept
 * nowhere: it is the client's text. Hints (priority, algorithm, accuracy, level of service) change
 * nothing here. What is asked is answered at once, so no callback is taken.
 */
final class AbisQuery {
  private static final int LONGEST = 200;
  private static final int MOST_CANDIDATES = 100;
  private static final int DEFAULT_CANDIDATES = 10;
  private static final int MOST_LISTED = 10_000;
  private static final int DEFAULT_LISTED = 1_000;
  private static final Pattern WHOLE = Pattern.compile("[0-9]{1,9}");
  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?");

  private final MultivaluedMap<String, String> parameters;

  private AbisQuery(MultivaluedMap<String, String> parameters) {
    this.parameters = parameters;
  }

  /** Of a request. */
  static AbisQuery of(UriInfo at) throws AbisRefused {
    AbisQuery query = new AbisQuery(at.getQueryParameters());
    if (query.one("transactionId").filter(id -> !id.isBlank()).isEmpty()) {
      throw AbisJson.malformed("?transactionId", "it is wanted");
    }
    if (query.parameters.containsKey("callback")) {
      throw AbisJson.unsupported("?callback", "what is asked is answered at once");
    }
    for (String hint : List.of("algorithm", "accuracyLevel")) {
      query.one(hint);
    }
    for (String hint : List.of("priority", "serviceLevel")) {
      query.whole(hint, 0);
    }
    return query;
  }

  Optional<String> one(String name) throws AbisRefused {
    List<String> values = parameters.getOrDefault(name, List.of());
    if (values.size() > 1 || values.stream().anyMatch(value -> value.length() > LONGEST)) {
      throw AbisJson.malformed("?" + name, "say it once, in at most " + LONGEST + " characters");
    }
    return values.stream().findFirst();
  }

  private int whole(String name, int otherwise) throws AbisRefused {
    Optional<String> value = one(name);
    if (value.isPresent() && !WHOLE.matcher(value.get()).matches()) {
      throw AbisJson.malformed("?" + name, "give a whole number from 0 on");
    }
    return value.map(Integer::parseInt).orElse(otherwise);
  }

  private int bounded(String name, int least, int most, int otherwise) throws AbisRefused {
    int value = whole(name, otherwise);
    if (value < least || value > most) {
      throw AbisJson.malformed("?" + name, "it is " + least + " to " + most);
    }
    return value;
  }

  /** How many candidates at most. */
  int candidates() throws AbisRefused {
    return bounded("maxNbCand", 1, MOST_CANDIDATES, DEFAULT_CANDIDATES);
  }

  /** Of how many people the first are left out of a list. */
  int offset() throws AbisRefused {
    return whole("offset", 0);
  }

  /** How many people a list has at most. */
  int limit() throws AbisRefused {
    return bounded("limit", 1, MOST_LISTED, DEFAULT_LISTED);
  }

  /** The least score, in decibans; 0 where none is asked for. */
  double threshold() throws AbisRefused {
    Optional<String> value = one("threshold");
    if (value.isPresent() && !DECIMAL.matcher(value.get()).matches()) {
      throw AbisJson.malformed("?threshold", "give a decimal number from 0 on");
    }
    return value.map(Double::parseDouble).orElse(0.0);
  }
}
