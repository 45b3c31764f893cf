package org.tenprint.matching.pages;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Pages in a {@link ScratchFile}. */
final class ScratchPages implements MinutiaPages {
  private final ScratchFile file;
  private final RecordSeal seal;
  private int[] numbers = new int[0];
  private volatile ByteBuffer[] views = new ByteBuffer[0];

  ScratchPages(ScratchFile file, RecordSeal seal) {
    this.file = file;
    this.seal = seal;
  }

  @Override
  public int count() {
    return views.length;
  }

  @Override
  public void add() {
    int count = numbers.length;
    int[] moreNumbers = Arrays.copyOf(numbers, count + 1);
    ByteBuffer[] moreViews = Arrays.copyOf(views, count + 1);
    int number = file.take();
    moreNumbers[count] = number;
    moreViews[count] = file.view(number);
    numbers = moreNumbers;
    views = moreViews;
  }

  @Override
  public int taken(int length) {
    return length + RecordSeal.MORE_WORDS;
  }

  @Override
  public void write(int page, int offset, int[] words, int length) {
    byte[] sealed = seal.seal(words, length);
    file.write(numbers[page], 4 * offset, sealed, sealed.length);
  }

  @Override
  public boolean copy(int page, int offset, int[] out, int length) {
    if (file.isClosed()) {
      throw new MinutiaeLost("the file of minutiae is closed");
    }
    ByteBuffer[] now = views;
    if (page >= now.length || offset + taken(length) > PAGE) {
      return false;
    }
    return seal.open(now[page], 4 * offset, out, length);
  }

  @Override
  public void blank(int page, int offset, int words) {
    file.blank(numbers[page], 4 * offset, 4 * words);
  }

  @Override
  public boolean isBlank(int page, int offset, int words) {
    ByteBuffer view = views[page];
    for (int at = 4 * offset; at < 4 * (offset + words); at++) {
      if (view.get(at) != 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public long mappedBytes() {
    return bytes();
  }

  @Override
  public void giveBack() {
    int[] given = numbers;
    numbers = new int[0];
    views = new ByteBuffer[0];
    for (int number : given) {
      file.giveBack(number);
    }
  }
}
