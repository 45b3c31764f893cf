package org.tenprint.matching.index;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * The learned linear map from surroundings to {@value #DIMENSIONS} numbers, whose signs are the
 * code: the directions that vary most between different minutiae for how little they vary between
 * impressions of one (generalised eigenvectors of total against within-minutia scatter: linear
 * discriminant analysis). As smoothing and map are linear, a neighbour's contribution is one table
 * row.
 *
 * <p>Resource {@code projection.bin}, big-endian: {@code u16} dimensions, {@code u16} basis size, a
 * {@code float} scale, median and noise a dimension (noise: standard deviation of the difference
 * between two impressions), then the weights as {@code s16} in units of the scale, basis element by
 * basis element. It is made by the class {@code TrainProjection} of the benchmarks from synthetic
 * people alone.
 */
public final class Projection {
  /** Numbers a minutia; the first are the most telling. */
  public static final int DIMENSIONS = 24;

  private static final String RESOURCE = "projection.bin";

  private static final class Shipped {
    static final Projection INSTANCE = load();
  }

  private final float[] table;
  private final float[] medians;
  private final float[] noise;

  private Projection(float[] table, float[] medians, float[] noise) {
    this.table = table;
    this.medians = medians;
    this.noise = noise;
  }

  /** The parameters that ship with the engine. */
  public static Projection shipped() {
    return Shipped.INSTANCE;
  }

  private static Projection load() {
    try (InputStream in = Projection.class.getResourceAsStream(RESOURCE)) {
      return read(new DataInputStream(new java.io.BufferedInputStream(in)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(
          "the engine's own resource " + RESOURCE + " cannot be read", unreadable);
    }
  }

  static Projection read(DataInputStream in) throws IOException {
    if (in.readUnsignedShort() != DIMENSIONS || in.readUnsignedShort() != Neighbourhood.BASIS) {
      throw new IOException(RESOURCE + " was trained for another layout: train it anew");
    }
    float[] scales = floats(in);
    float[] medians = floats(in);
    float[] noise = floats(in);
    double[][] weights = new double[Neighbourhood.BASIS][DIMENSIONS];
    for (double[] element : weights) {
      for (int d = 0; d < DIMENSIONS; d++) {
        element[d] = in.readShort() * (double) scales[d];
      }
    }
    return of(weights, medians, noise);
  }

  private static float[] floats(DataInputStream in) throws IOException {
    float[] values = new float[DIMENSIONS];
    for (int d = 0; d < DIMENSIONS; d++) {
      values[d] = in.readFloat();
    }
    return values;
  }

  /**
   * A projection by its weights, {@code [basis][dimension]}, the medians and the noise of the
   * projected values.
   */
  public static Projection of(double[][] weights, float[] medians, float[] noise) {
    float[] table = new float[Neighbourhood.ROWS * DIMENSIONS];
    for (int row = 0; row < Neighbourhood.ROWS; row++) {
      int at = row * DIMENSIONS;
      Neighbourhood.spread(
          row,
          (element, weight) -> {
            for (int d = 0; d < DIMENSIONS; d++) {
              table[at + d] += (float) (weight * weights[element][d]);
            }
          });
    }
    return new Projection(table, medians.clone(), noise.clone());
  }

  /** Writes the resource. */
  public static void write(OutputStream out, double[][] weights, float[] medians, float[] noise)
      throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    data.writeShort(DIMENSIONS);
    data.writeShort(Neighbourhood.BASIS);
    float[] scales = new float[DIMENSIONS];
    for (int d = 0; d < DIMENSIONS; d++) {
      double largest = 1e-9;
      for (double[] element : weights) {
        largest = Math.max(largest, Math.abs(element[d]));
      }
      scales[d] = (float) (largest / Short.MAX_VALUE);
      data.writeFloat(scales[d]);
    }
    for (float median : medians) {
      data.writeFloat(median);
    }
    for (float deviation : noise) {
      data.writeFloat(deviation);
    }
    for (double[] element : weights) {
      for (int d = 0; d < DIMENSIONS; d++) {
        data.writeShort((int) Math.round(element[d] / scales[d]));
      }
    }
    data.flush();
  }

  /** A checksum of the parameters: codes made with others do not compare. */
  int fingerprint() {
    return 31 * Arrays.hashCode(table) + Arrays.hashCode(medians);
  }

  /**
   * Standard deviation of the difference of number {@code dimension} between two impressions of a
   * minutia.
   */
  float noise(int dimension) {
    return noise[dimension];
  }

  /**
   * The projected surroundings less the medians.
   *
   * @param rows rows of the neighbours
   * @param count how many of them
   * @param out {@value #DIMENSIONS} numbers, overwritten
   */
  public void project(int[] rows, int count, float[] out) {
    for (int d = 0; d < DIMENSIONS; d++) {
      out[d] = -medians[d];
    }
    for (int i = 0; i < count; i++) {
      int at = rows[i] * DIMENSIONS;
      for (int d = 0; d < DIMENSIONS; d++) {
        out[d] += table[at + d];
      }
    }
  }

  /** The code: bit d is set where number d is positive. */
  public static int code(float[] projected) {
    int code = 0;
    for (int d = 0; d < DIMENSIONS; d++) {
      code |= projected[d] > 0 ? 1 << d : 0;
    }
    return code;
  }
}
