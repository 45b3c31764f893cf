package org.tenprint.audit.keys;

import java.util.concurrent.Callable;
import org.tenprint.audit.answer.ExitCodes;
import org.tenprint.audit.option.KeysFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code keys rotate}: another key-encryption key in the place of the one there is. */
@Command(
    name = "rotate",
    mixinStandardHelpOptions = true,
    description = {
      "Wrap every data key anew, under a new key-encryption key. Services go on meanwhile.",
      "What was broken off is ended by beginning again."
    },
    exitCodeList = {
      "0:every data key is wrapped by the new key, and the old one is gone",
      "2:it is not done; both keys are there as long as both are needed"
    })
final class KeysRotateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private KeysFolder keys;

  @Override
  public Integer call() {
    int rewrapped = keys.rotate();
    spec.commandLine()
        .getOut()
        .println(
            rewrapped
                + " data keys rewrapped; back up the new key-encryption key, apart from them");
    return ExitCodes.OK;
  }
}
