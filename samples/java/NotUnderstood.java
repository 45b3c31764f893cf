/** Of a message of which nothing may be done. */
final class NotUnderstood extends Exception {
  private static final long serialVersionUID = 1;

  NotUnderstood(String why) {
    super(why);
  }
}
