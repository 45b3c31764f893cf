package org.tenprint.audit;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.tenprint.audit.log.BrokerLog;
import org.tenprint.audit.log.EventLog;
import org.tenprint.audit.log.Events;
import org.tenprint.audit.option.ConnectionOptions;
import org.tenprint.audit.option.KeysFolder;
import org.tenprint.audit.replay.CopiedLog;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which log is read: the broker's, or a copy. */
final class SourceOptions {
  @Mixin private ConnectionOptions connection;
  @Mixin private KeysFolder keys;

  @Option(
      names = "--source",
      paramLabel = "DIR",
      description = "Read a copy that audit replay wrote, not the broker.")
  private Path source;

  /** Decodes what is read. */
  Events events() {
    return new Events(connection.registry(), keys.vault(), connection.signers());
  }

  /**
   * Opens it; close it.
   *
   * @param changed told of each file of a copy that is not what its manifest says, and of each
   *     record read, by its address, whose text is not what its bytes say
   */
  EventLog open(Events events, Consumer<String> changed) {
    if (source == null) {
      connection.admin().close();
      return new BrokerLog(connection.client());
    }
    CopiedLog copy = new CopiedLog(source, events, changed);
    copy.changedFiles().forEach(changed);
    return copy;
  }
}
