package org.tenprint.testkit;

/** A broker that runs outside the test's JVM. */
interface BrokerProcess {

  /** Address for clients, {@code host:port}; the same for the whole life of this object. */
  String bootstrapServers();

  /** Starts it again on the same port and data; does nothing when it runs. */
  void start();

  /** Stops it in order; does nothing when it is down. */
  void stop();

  /** Ends it at once, as a power cut would. */
  void kill();

  /** Whether it has run since it was made: neither stopped nor killed, nor ended by itself. */
  boolean untouched();
}
