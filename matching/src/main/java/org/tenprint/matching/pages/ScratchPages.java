package org.tenprint.matching.pages;

import java.util.Arrays;

/** Pages in a {@link ScratchFile}. */
final class ScratchPages implements MinutiaPages {
  private final ScratchFile file;
  private final RecordSeal seal;
  private volatile int[] numbers = new int[0];

  ScratchPages(ScratchFile file, RecordSeal seal) {
    this.file = file;
    this.seal = seal;
  }

  @Override
  public int count() {
    return numbers.length;
  }

  @Override
  public void add() {
    int[] more = Arrays.copyOf(numbers, numbers.length + 1);
    more[more.length - 1] = file.take();
    numbers = more;
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
    int[] now = numbers;
    if (page >= now.length || offset + taken(length) > PAGE) {
      return false;
    }
    return seal.open((to, count) -> file.read(now[page], 4 * offset, to, count), out, length);
  }

  @Override
  public void blank(int page, int offset, int words) {
    file.blank(numbers[page], 4 * offset, 4 * words);
  }

  @Override
  public boolean isBlank(int page, int offset, int words) {
    byte[] bytes = new byte[4 * words];
    file.read(numbers[page], 4 * offset, bytes, bytes.length);
    return Arrays.equals(bytes, new byte[bytes.length]);
  }

  @Override
  public long fileBytes() {
    return bytes();
  }

  @Override
  public void giveBack() {
    int[] given = numbers;
    numbers = new int[0];
    for (int number : given) {
      file.giveBack(number);
    }
  }
}
