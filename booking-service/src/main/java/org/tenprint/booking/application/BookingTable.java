package org.tenprint.booking.application;

import java.util.Arrays;
import java.util.UUID;

/**
 * Rows of whole numbers by booking id, in flat arrays: what is kept of every booking for ever must
 * be small. Rows lie one after another in blocks that are never copied; an index of row numbers,
 * open addressing with linear probing, at most three quarters full, leads to them. Booking ids are
 * SHA-1 hashes, so their bits are the hash. Cost: 16 bytes for the id, 8 for each column, and 5 to
 * 11 for the index. Nothing is ever removed. Not safe for threads.
 */
final class BookingTable {
  private static final int ID_COLUMNS = 2;
  private static final int ROWS_OF_BLOCK = 1 << 10;

  private final int columns;
  private long[][] blocks = new long[0][];

  /** Row numbers plus one; 0 is free. Its length is a power of two. */
  private int[] index = new int[1 << 10];

  private int rows;

  /**
   * @param columns numbers of a row
   */
  BookingTable(int columns) {
    this.columns = columns + ID_COLUMNS;
  }

  /** How many rows there are. */
  int size() {
    return rows;
  }

  /** Bytes of the arrays. */
  long bytes() {
    return (long) blocks.length * ROWS_OF_BLOCK * columns * Long.BYTES
        + (long) index.length * Integer.BYTES;
  }

  /** The row of a booking; -1 when there is none. */
  int find(UUID id) {
    return index[slot(id)] - 1;
  }

  /** A new row, of zeros, for a booking that has none. */
  int add(UUID id) {
    if (rows >= index.length / 4 * 3) {
      grow();
    }
    int row = rows++;
    if (row % ROWS_OF_BLOCK == 0) {
      blocks = Arrays.copyOf(blocks, blocks.length + 1);
      blocks[blocks.length - 1] = new long[ROWS_OF_BLOCK * columns];
    }
    index[slot(id)] = row + 1;
    put(row, -2, id.getMostSignificantBits());
    put(row, -1, id.getLeastSignificantBits());
    return row;
  }

  /** A number of a row. */
  long get(int row, int column) {
    return blocks[row / ROWS_OF_BLOCK][row % ROWS_OF_BLOCK * columns + ID_COLUMNS + column];
  }

  /** Sets a number of a row. */
  void put(int row, int column, long value) {
    blocks[row / ROWS_OF_BLOCK][row % ROWS_OF_BLOCK * columns + ID_COLUMNS + column] = value;
  }

  private UUID id(int row) {
    return new UUID(get(row, -2), get(row, -1));
  }

  /** Where the booking's row number stands, or would. */
  private int slot(UUID id) {
    int mask = index.length - 1;
    int at = (int) id.getLeastSignificantBits() & mask;
    while (index[at] != 0
        && (get(index[at] - 1, -1) != id.getLeastSignificantBits()
            || get(index[at] - 1, -2) != id.getMostSignificantBits())) {
      at = at + 1 & mask;
    }
    return at;
  }

  private void grow() {
    index = new int[2 * index.length];
    for (int row = 0; row < rows; row++) {
      index[slot(id(row))] = row + 1;
    }
  }
}
