package org.tenprint.audit;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.tenprint.audit.log.BrokerLog;
import org.tenprint.audit.log.EventLog;
import org.tenprint.audit.log.Events;
import org.tenprint.audit.replay.CopiedLog;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which log is read: the broker's, or a copy. */
final class SourceOptions {
  @Mixin private ConnectionOptions connection;

  @Option(
      names = "--source",
      paramLabel = "DIR",
      description = "Read a copy that audit replay wrote, not the broker.")
  private Path source;

  /** Decodes what is read. */
  Events events() {
    return new Events(connection.registry());
  }

  /**
   * Opens it; close it.
   *
   * @param err where a copy that was changed since is reported
   * @param changed told of the address of each record of a copy that was changed by hand
   */
  EventLog open(Events events, PrintWriter err, Consumer<String> changed) {
    if (source == null) {
      connection.admin().close();
      return new BrokerLog(connection.client());
    }
    CopiedLog copy = new CopiedLog(source, events, changed);
    copy.changedFiles()
        .forEach(file -> err.println(file + " is not what its manifest says: it was changed"));
    return copy;
  }
}
