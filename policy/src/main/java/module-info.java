/**
 * The rules of disclosure. Needs nothing but the language: no library, no file, no clock. Exported
 * is what a service decides with and an auditor decides again with: the values that go in and come
 * out ({@code offence}, {@code fact}, {@code law}), the answer to one inquiry ({@code decision}), a
 * whole case ({@code cases}), and what an instrument would change ({@code effect}).
 *
 * <p>The services run on the class path, where this names the intent and the compiler holds this
 * module to it.
 */
module org.tenprint.policy {
  exports org.tenprint.policy.cases;
  exports org.tenprint.policy.decision;
  exports org.tenprint.policy.effect;
  exports org.tenprint.policy.fact;
  exports org.tenprint.policy.law;
  exports org.tenprint.policy.offence;
}
