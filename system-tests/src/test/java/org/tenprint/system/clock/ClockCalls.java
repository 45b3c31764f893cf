package org.tenprint.system.clock;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A class whose calls of the system's clock lead to {@link WrongClock}. The two methods that all of
 * Java's clocks come down to are named in the constant pool of whoever calls them (JVMS 4.4): there
 * the class is exchanged, and no instruction is touched. Written without lambdas and joined texts,
 * which the JVM makes by classes that it would load in the midst of another.
 */
final class ClockCalls {
  private static final byte[] WRONG =
      "org/tenprint/system/clock/WrongClock".getBytes(StandardCharsets.US_ASCII);

  private static final int COUNT_AT = 8;
  private static final int FIRST_AT = 10;
  private static final int MOST = 0xFFFF;
  private static final byte UTF8 = 1;
  private static final byte CLASS = 7;
  private static final byte METHOD = 10;

  private final byte[] bytes;
  private final ByteBuffer type;
  private final int count;
  private final int[] at;
  private final int end;

  private ClockCalls(byte[] bytes) {
    this.bytes = bytes;
    this.type = ByteBuffer.wrap(bytes);
    this.count = u2(COUNT_AT);
    this.at = new int[count];
    int next = FIRST_AT;
    for (int i = 1; i < count; i++) {
      at[i] = next;
      int tag = type.get(next);
      next += length(tag, next);
      if (tag == 5 || tag == 6) {
        // a long or a double, which takes two numbers
        i++;
      }
    }
    this.end = next;
  }

  /**
   * The class with its calls led elsewhere.
   *
   * @param bytes a class file
   * @return null where it asks no clock
   */
  static byte[] redirected(byte[] bytes) {
    return new ClockCalls(bytes).redirected();
  }

  private byte[] redirected() {
    List<Integer> calls = new ArrayList<>();
    for (int i = 1; i < count; i++) {
      if (at[i] > 0 && type.get(at[i]) == METHOD && asksAClock(at[i])) {
        calls.add(at[i]);
      }
    }
    if (calls.isEmpty() || count + 2 > MOST) {
      return null;
    }
    byte[] head = Arrays.copyOf(bytes, end);
    ByteBuffer changed = ByteBuffer.wrap(head);
    changed.putShort(COUNT_AT, (short) (count + 2));
    for (int call : calls) {
      changed.putShort(call + 1, (short) (count + 1));
    }
    ByteArrayOutputStream made = new ByteArrayOutputStream(bytes.length + WRONG.length + 6);
    made.writeBytes(head);
    made.writeBytes(
        ByteBuffer.allocate(3 + WRONG.length)
            .put(UTF8)
            .putShort((short) WRONG.length)
            .put(WRONG)
            .array());
    made.writeBytes(ByteBuffer.allocate(3).put(CLASS).putShort((short) count).array());
    made.write(bytes, end, bytes.length - end);
    return made.toByteArray();
  }

  private boolean asksAClock(int method) {
    String owner = text(u2(at[u2(method + 1)] + 1));
    String name = text(u2(at[u2(method + 3)] + 1));
    return owner.equals("java/lang/System") && name.equals("currentTimeMillis")
        || owner.equals("jdk/internal/misc/VM") && name.equals("getNanoTimeAdjustment");
  }

  private String text(int number) {
    int from = at[number];
    return new String(bytes, from + 3, u2(from + 1), StandardCharsets.UTF_8);
  }

  private int length(int tag, int from) {
    return switch (tag) {
      case 1 -> 3 + u2(from + 1);
      case 3, 4, 9, 10, 11, 12, 17, 18 -> 5;
      case 5, 6 -> 9;
      case 7, 8, 16, 19, 20 -> 3;
      case 15 -> 4;
      default -> throw new IllegalArgumentException("a constant of kind " + tag);
    };
  }

  private int u2(int from) {
    return type.getShort(from) & MOST;
  }
}
