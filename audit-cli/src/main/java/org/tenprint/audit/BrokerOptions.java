package org.tenprint.audit;

import java.time.Clock;
import java.util.Optional;
import org.tenprint.audit.log.BrokerLog;
import org.tenprint.audit.log.EventLog;
import org.tenprint.audit.log.Events;
import org.tenprint.audit.option.ConnectionOptions;
import org.tenprint.audit.option.KeysFolder;
import org.tenprint.messaging.Accessed;
import org.tenprint.messaging.KafkaAccessLog;
import picocli.CommandLine.Mixin;

/** The broker's log, what opens it, and the record of who reads it. */
final class BrokerOptions {
  @Mixin private ConnectionOptions connection;
  @Mixin private KeysFolder keys;

  /** As an auditor, unless stated otherwise. */
  BrokerOptions() {
    this(new ConnectionOptions());
  }

  /**
   * @param connection as whom, unless stated otherwise
   */
  BrokerOptions(ConnectionOptions connection) {
    this.connection = connection;
  }

  /** Decodes what is read. */
  Events events() {
    return new Events(connection.registry(), keys.vault(), connection.signers());
  }

  /** Looks whether the broker answers; a Failure if not. */
  void check() {
    connection.admin().close();
  }

  /** The log, where the broker answers; close it. Nothing is read before it is asked for. */
  EventLog log() {
    return new BrokerLog(connection.client());
  }

  /** Records who is about to read what. */
  void record(SourceOptions.Reading reading) {
    Accessed access =
        new Accessed(
            connection.writer(),
            reading.verb(),
            reading.read(),
            reading.purpose(),
            Clock.systemUTC().instant());
    try (KafkaAccessLog accesses =
        new KafkaAccessLog(connection.signing(), "/audit", Optional.empty())) {
      accesses.record(access);
    }
  }
}
