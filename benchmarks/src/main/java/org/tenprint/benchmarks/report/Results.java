package org.tenprint.benchmarks.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tenprint.benchmarks.run.InputRefused;

/**
 * The result files of a folder; a missing file, or a part of it that was not reached, is a missing
 * node.
 *
 * @param series {@code matching-series.json}
 * @param million {@code matching-million.json}
 * @param tenMillion {@code matching-ten-million.json}
 * @param lanes {@code matching-lanes.json}: fewer people in as many lanes
 * @param fvc {@code matching-fvc.json}
 * @param agreement {@code matching-agreement.json}
 * @param calibration {@code matching-calibration.json}
 * @param mixed {@code matching-mixed.json}
 * @param mixedNine {@code matching-mixed-nine.json}: a thousand cards of nine fingers and one
 * @param conflict {@code matching-conflict.json}
 * @param effort {@code matching-effort.json}
 * @param cohort {@code matching-cohort.json}
 * @param likeness {@code matching-likeness.json}
 * @param minutiae {@code matching-minutiae.json}
 * @param extraction {@code extraction.json}
 */
record Results(
    JsonNode series,
    JsonNode million,
    JsonNode tenMillion,
    JsonNode lanes,
    JsonNode fvc,
    JsonNode agreement,
    JsonNode calibration,
    JsonNode mixed,
    JsonNode mixedNine,
    JsonNode conflict,
    JsonNode effort,
    JsonNode cohort,
    JsonNode likeness,
    JsonNode minutiae,
    JsonNode extraction) {
  /**
   * Reads what is there.
   *
   * @throws InputRefused when there is no such folder, or a file is no JSON
   */
  static Results read(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new InputRefused(folder + " is no folder");
    }
    return new Results(
        node(folder.resolve("matching-series.json")),
        node(folder.resolve("matching-million.json")),
        node(folder.resolve("matching-ten-million.json")),
        node(folder.resolve("matching-lanes.json")),
        node(folder.resolve("matching-fvc.json")),
        node(folder.resolve("matching-agreement.json")),
        node(folder.resolve("matching-calibration.json")),
        node(folder.resolve("matching-mixed.json")),
        node(folder.resolve("matching-mixed-nine.json")),
        node(folder.resolve("matching-conflict.json")),
        node(folder.resolve("matching-effort.json")),
        node(folder.resolve("matching-cohort.json")),
        node(folder.resolve("matching-likeness.json")),
        node(folder.resolve("matching-minutiae.json")),
        node(folder.resolve("extraction.json")));
  }

  /**
   * A result file; a missing node where there is none.
   *
   * @throws InputRefused when it is no JSON
   */
  static JsonNode node(Path file) throws IOException {
    if (!Files.exists(file)) {
      return MissingNode.getInstance();
    }
    try {
      return new ObjectMapper().readTree(file.toFile());
    } catch (JsonProcessingException damaged) {
      throw new InputRefused(file + " is no JSON: " + damaged.getOriginalMessage());
    }
  }

  /** Galleries by size, ascending. */
  List<JsonNode> galleries() {
    List<JsonNode> galleries = new ArrayList<>();
    series.path("series").forEach(galleries::add);
    million.path("series").forEach(galleries::add);
    galleries.sort(Comparator.comparingInt(gallery -> gallery.path("people").asInt()));
    return galleries;
  }

  /** The gallery of the million run. */
  JsonNode largest() {
    return million.path("series").path(0);
  }

  /** The gallery of that size; missing where none was measured. */
  JsonNode ofPeople(int people) {
    return galleries().stream()
        .filter(gallery -> gallery.path("people").asInt() == people)
        .findFirst()
        .orElse(MissingNode.getInstance());
  }
}
