package org.tenprint.matching.prints;

import com.machinezoo.sourceafis.engine.configuration.Parameters;
import com.machinezoo.sourceafis.engine.features.EdgeShape;
import com.machinezoo.sourceafis.engine.features.IndexedEdge;
import com.machinezoo.sourceafis.engine.features.SearchMinutia;
import com.machinezoo.sourceafis.engine.primitives.FloatAngle;
import com.machinezoo.sourceafis.engine.templates.SearchTemplate;
import it.unimi.dsi.fastutil.ints.AbstractInt2ObjectMap;
import it.unimi.dsi.fastutil.objects.ObjectSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * The edges between a print's minutiae by their hash, as SourceAFIS's matcher looks them up: {@code
 * get} answers what the table of its {@code EdgeHashes} answers, edge for edge and in its order.
 * That table holds a list for each of some 30 hashes that an edge is found by; a comparison looks
 * for 1,633 hashes at most and for 70 edges. So an edge is put here by its length and its angle to
 * the first minutia alone, and the angle to the second is looked at when it is asked for.
 *
 * <p>Memory: 40 bytes an edge and 4 for each of the 9 to 12 places where it stands; {@code n (n -
 * 1)} edges of {@code n} minutiae. Immutable. Nothing but {@code get} is answered: no size, no
 * entries.
 */
final class EdgeTable extends AbstractInt2ObjectMap<List<IndexedEdge>> {
  private static final long serialVersionUID = 1;

  /** What two alike edges differ by at most: pixels at 500 ppi, and radians. */
  private static final int LENGTH = Parameters.MAX_DISTANCE_ERROR;

  private static final float ANGLE = Parameters.MAX_ANGLE_ERROR;

  /** Bins of an angle; a turn that is rounded up falls into the last. */
  private static final int ANGLES = (int) Math.ceil(2 * Math.PI / ANGLE);

  private final transient IndexedEdge[] edges;

  /** Of each edge the first and the last bin of its second angle, in the direction of counting. */
  private final byte[] firsts;

  private final byte[] lasts;

  /** Numbers of edges, those of a cell together and in their order; where each cell begins. */
  private final int[] placed;

  private final int[] begins;

  EdgeTable(SearchTemplate print) {
    this.edges = edges(print.minutiae);
    this.firsts = new byte[edges.length];
    this.lasts = new byte[edges.length];
    int longest = 0;
    for (int i = 0; i < edges.length; i++) {
      firsts[i] = (byte) first(edges[i].neighborAngle);
      lasts[i] = (byte) last(edges[i].neighborAngle);
      longest = Math.max(longest, edges[i].length);
    }
    this.begins = new int[((longest + LENGTH) / LENGTH + 1) * ANGLES + 1];
    for (IndexedEdge edge : edges) {
      eachCell(edge, cell -> begins[cell + 1]++);
    }
    for (int cell = 1; cell < begins.length; cell++) {
      begins[cell] += begins[cell - 1];
    }
    this.placed = new int[begins[begins.length - 1]];
    int[] next = Arrays.copyOf(begins, begins.length);
    for (int i = 0; i < edges.length; i++) {
      int number = i;
      eachCell(edges[i], cell -> placed[next[cell]++] = number);
    }
  }

  private static IndexedEdge[] edges(SearchMinutia[] minutiae) {
    IndexedEdge[] edges = new IndexedEdge[minutiae.length * Math.max(0, minutiae.length - 1)];
    int count = 0;
    for (int reference = 0; reference < minutiae.length; reference++) {
      for (int neighbor = 0; neighbor < minutiae.length; neighbor++) {
        if (reference != neighbor) {
          edges[count++] = new IndexedEdge(minutiae, reference, neighbor);
        }
      }
    }
    return edges;
  }

  private static int first(float angle) {
    return (int) (FloatAngle.difference(angle, ANGLE) / ANGLE);
  }

  private static int last(float angle) {
    return (int) (FloatAngle.add(angle, ANGLE) / ANGLE);
  }

  private static void eachCell(EdgeShape edge, IntConsumer to) {
    int shortest = Math.max(0, (edge.length - LENGTH) / LENGTH);
    int longest = (edge.length + LENGTH) / LENGTH;
    int first = first(edge.referenceAngle);
    int angles = Math.floorMod(last(edge.referenceAngle) - first, ANGLES);
    for (int length = shortest; length <= longest; length++) {
      for (int i = 0; i <= angles; i++) {
        to.accept(length * ANGLES + (first + i) % ANGLES);
      }
    }
  }

  /** The edges of that hash, none as {@code null}. */
  @Override
  public List<IndexedEdge> get(int hash) {
    int cell = (hash & 0xffff) * ANGLES + (hash >>> 24);
    if (cell >= begins.length - 1) {
      return null;
    }
    int angle = hash >>> 16 & 0xff;
    List<IndexedEdge> found = null;
    for (int i = begins[cell]; i < begins[cell + 1]; i++) {
      int number = placed[i];
      int first = firsts[number];
      if (Math.floorMod(angle - first, ANGLES) <= Math.floorMod(lasts[number] - first, ANGLES)) {
        if (found == null) {
          found = new ArrayList<>();
        }
        found.add(edges[number]);
      }
    }
    return found;
  }

  @Override
  public int size() {
    throw new UnsupportedOperationException("hashes are not counted");
  }

  @Override
  public ObjectSet<Entry<List<IndexedEdge>>> int2ObjectEntrySet() {
    throw new UnsupportedOperationException("hashes are not listed");
  }
}
