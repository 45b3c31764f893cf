package org.tenprint.audit.keys;

import java.util.concurrent.Callable;
import org.tenprint.audit.answer.ExitCodes;
import org.tenprint.audit.option.KeysFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code keys begin}: a vault where there is none. */
@Command(
    name = "begin",
    mixinStandardHelpOptions = true,
    description = {
      "Begin the vault of a new deployment, once: services open one and begin none.",
      "Keys that were lost come back from a backup: a vault that is begun in their place opens"
          + " nothing of before."
    },
    exitCodeList = {
      "0:it is begun",
      "1:there is one already, and it opens; nothing was done",
      "2:it cannot be begun, or the one there is cannot be opened"
    })
final class KeysBeginCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private KeysFolder keys;

  @Override
  public Integer call() {
    if (!keys.begin()) {
      spec.commandLine().getErr().println("there is a vault in " + keys.keys());
      return ExitCodes.FINDING;
    }
    spec.commandLine()
        .getOut()
        .println(
            "a vault is begun in "
                + keys.keys()
                + "; back it up, and its key-encryption key apart from it");
    return ExitCodes.OK;
  }
}
