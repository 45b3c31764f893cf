package org.tenprint.benchmarks.matching;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.index.Neighbourhood;
import org.tenprint.matching.index.Projection;
import org.tenprint.matching.index.Surroundings;
import org.tenprint.matching.prints.FingerTemplate;

/**
 * Trains {@code projection.bin} on pairs of impressions of synthetic fingers whose correspondences
 * are known. Command: {@code mvn -pl benchmarks -am compile exec:java@train-projection}. A minute;
 * the same bytes each time on one machine type, which are not the shipped ones: those are of an
 * earlier solver, and other vectors are other codes.
 */
public final class TrainProjection {
  private static final long POPULATION = 77_001;
  private static final double RIDGE = 0.02;

  private final double[] total = new double[Neighbourhood.BASIS * Neighbourhood.BASIS];
  private final double[] within = new double[Neighbourhood.BASIS * Neighbourhood.BASIS];
  private final double[] sum = new double[Neighbourhood.BASIS];
  private final Surroundings surroundings = new Surroundings();
  private final int[][] rowElements = new int[Neighbourhood.ROWS][];
  private final double[][] rowWeights = new double[Neighbourhood.ROWS][];
  private long samples;
  private long pairs;

  /**
   * @param args resource file to write, fingers to train on
   */
  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]);
    int fingers = args.length > 1 ? Integer.parseInt(args[1]) : 3000;
    new TrainProjection().train(file, fingers);
  }

  private void train(Path file, int fingers) throws IOException {
    SyntheticPeople people = new SyntheticPeople(POPULATION);
    for (int finger = 0; finger < fingers; finger++) {
      ImpressionQuality quality =
          finger % 2 == 0 ? ImpressionQuality.FVC_LIKE : ImpressionQuality.BOOKING;
      FingerPosition position = FingerPosition.values()[finger % FingerPosition.COUNT];
      learn(
          people.impression(finger, position, 0, quality),
          people.impression(finger, position, 1, quality));
    }
    double[][] vectors =
        Eigenvectors.generalised(
            covariance(), scatter(), Neighbourhood.BASIS, Projection.DIMENSIONS);
    float[] noise = scaleToUnitVariance(vectors);
    double[][] weights = new double[Neighbourhood.BASIS][Projection.DIMENSIONS];
    for (int e = 0; e < Neighbourhood.BASIS; e++) {
      for (int d = 0; d < Projection.DIMENSIONS; d++) {
        weights[e][d] = vectors[d][e];
      }
    }
    float[] medians =
        medians(Projection.of(weights, new float[Projection.DIMENSIONS], noise), people, fingers);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      Projection.write(out, weights, medians, noise);
    }
    System.out.println("trained on " + samples + " minutiae, " + pairs + " pairs: " + file);
  }

  private void learn(SyntheticPeople.Impression first, SyntheticPeople.Impression second) {
    int[] partner = new int[1024];
    Arrays.fill(partner, -1);
    for (int j = 0; j < second.sources().length; j++) {
      if (second.sources()[j] >= 0) {
        partner[second.sources()[j]] = j;
      }
    }
    for (int i = 0; i < first.template().size(); i++) {
      double[] one = describe(first.template(), i);
      int source = first.sources()[i];
      double[] other =
          source < 0 || partner[source] < 0 ? null : describe(second.template(), partner[source]);
      if (one != null) {
        add(total, one, 1);
        for (int e = 0; e < one.length; e++) {
          sum[e] += one[e];
        }
        samples++;
      }
      if (one != null && other != null) {
        for (int e = 0; e < one.length; e++) {
          other[e] -= one[e];
        }
        add(within, other, 0.5);
        pairs++;
      }
    }
  }

  private double[] describe(FingerTemplate finger, int index) {
    int count = surroundings.around(finger, index);
    if (count < Surroundings.FEWEST_NEIGHBOURS) {
      return null;
    }
    double[] described = new double[Neighbourhood.BASIS];
    for (int i = 0; i < count; i++) {
      int row = surroundings.rows()[i];
      if (rowElements[row] == null) {
        spread(row);
      }
      for (int k = 0; k < rowElements[row].length; k++) {
        described[rowElements[row][k]] += rowWeights[row][k];
      }
    }
    return described;
  }

  private void spread(int row) {
    int[] elements = new int[Neighbourhood.BASIS];
    double[] weights = new double[Neighbourhood.BASIS];
    int[] n = {0};
    Neighbourhood.spread(
        row,
        (element, weight) -> {
          elements[n[0]] = element;
          weights[n[0]++] = weight;
        });
    rowElements[row] = Arrays.copyOf(elements, n[0]);
    rowWeights[row] = Arrays.copyOf(weights, n[0]);
  }

  /** Adds the outer product of a sparse vector. */
  private static void add(double[] matrix, double[] vector, double factor) {
    int[] at = new int[vector.length];
    int n = 0;
    for (int e = 0; e < vector.length; e++) {
      if (vector[e] != 0) {
        at[n++] = e;
      }
    }
    for (int i = 0; i < n; i++) {
      double scaled = vector[at[i]] * factor;
      int line = at[i] * vector.length;
      for (int j = 0; j < n; j++) {
        matrix[line + at[j]] += scaled * vector[at[j]];
      }
    }
  }

  private double[] covariance() {
    int n = Neighbourhood.BASIS;
    double[] covariance = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        covariance[i * n + j] = total[i * n + j] / samples - sum[i] / samples * (sum[j] / samples);
      }
    }
    return covariance;
  }

  private double[] scatter() {
    int n = Neighbourhood.BASIS;
    double[] scatter = new double[n * n];
    double trace = 0;
    for (int i = 0; i < n; i++) {
      trace += within[i * n + i] / pairs;
    }
    for (int i = 0; i < n * n; i++) {
      scatter[i] = within[i] / pairs;
    }
    for (int i = 0; i < n; i++) {
      scatter[i * n + i] += RIDGE * trace / n;
    }
    return scatter;
  }

  private float[] scaleToUnitVariance(double[][] vectors) {
    int n = Neighbourhood.BASIS;
    float[] noise = new float[vectors.length];
    double[] covariance = covariance();
    double[] scatter = scatter();
    for (int d = 0; d < vectors.length; d++) {
      double[] vector = vectors[d];
      double variance = 0;
      double inner = 0;
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          variance += vector[i] * covariance[i * n + j] * vector[j];
          inner += vector[i] * scatter[i * n + j] * vector[j];
        }
      }
      System.out.printf("total over within: %.2f%n", variance / inner);
      for (int i = 0; i < n; i++) {
        vector[i] /= Math.sqrt(variance);
      }
      noise[d] = (float) Math.sqrt(2 * inner / variance);
    }
    return noise;
  }

  private float[] medians(Projection projection, SyntheticPeople people, int fingers) {
    float[][] values = new float[Projection.DIMENSIONS][(int) Math.min(samples, 60_000)];
    float[] projected = new float[Projection.DIMENSIONS];
    int n = 0;
    for (int finger = 0; finger < fingers && n < values[0].length; finger++) {
      ImpressionQuality quality =
          finger % 2 == 0 ? ImpressionQuality.FVC_LIKE : ImpressionQuality.BOOKING;
      FingerTemplate template =
          people.impression(finger, FingerPosition.RIGHT_THUMB, 2, quality).template();
      for (int i = 0; i < template.size() && n < values[0].length; i++) {
        int count = surroundings.around(template, i);
        if (count >= Surroundings.FEWEST_NEIGHBOURS) {
          projection.project(surroundings.rows(), count, projected);
          for (int d = 0; d < Projection.DIMENSIONS; d++) {
            values[d][n] = projected[d];
          }
          n++;
        }
      }
    }
    float[] medians = new float[Projection.DIMENSIONS];
    for (int d = 0; d < Projection.DIMENSIONS; d++) {
      Arrays.sort(values[d], 0, n);
      medians[d] = values[d][n / 2];
    }
    return medians;
  }
}
