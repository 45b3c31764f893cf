package org.tenprint.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsedReferenceTest {
  private static final ReferenceSet SET = ReferenceSet.sample();

  @TempDir Path local;

  private void started(Optional<Path> named) throws IOException {
    Path file = UsedReference.file(local);
    Files.createDirectories(file.getParent());
    Files.writeString(file, UsedReference.of(named, local, SET).text());
  }

  @Test
  void whereNothingWasStartedItIsWhatWasLoadedElseTheSample() throws Exception {
    assertEquals(Optional.empty(), UsedReference.unnamed(local));
    Path loaded = Files.createDirectory(local.resolve("reference"));
    assertEquals(Optional.of(loaded), UsedReference.unnamed(local));
  }

  @Test
  void theSampleIsFollowedByItselfAndByWhatWasLoaded() throws Exception {
    started(Optional.empty());
    assertEquals(Optional.empty(), UsedReference.unnamed(local));
    Path loaded = Files.createDirectory(local.resolve("reference"));
    assertEquals(Optional.of(loaded), UsedReference.unnamed(local));
  }

  @Test
  void whatWasLoadedIsFollowedByWhatIsLoadedThenAndNotByTheSample() throws Exception {
    Path loaded = Files.createDirectory(local.resolve("reference"));
    started(Optional.of(loaded));
    assertEquals(UsedReference.LOADED, UsedReference.in(local).orElseThrow().place());
    assertEquals(Optional.of(loaded), UsedReference.unnamed(local));
    Files.delete(loaded);
    refused("which is not there");
  }

  @Test
  void aFolderThatWasNamedIsToBeNamedAgain() throws Exception {
    Path named = Files.createDirectory(local.resolve("ours"));
    started(Optional.of(named));
    refused(named.toString());
    refused(SET.version());
    Files.createDirectory(local.resolve("reference"));
    refused(named.toString());
  }

  @Test
  void aLoadThatWasBrokenOffIsNoLeaveEither() throws IOException {
    Files.createDirectory(local.resolve("reference-0123456789abcdef"));
    refused("a load was broken off");
  }

  @Test
  void aFileThatIsCutOffIsNoLeaveToTakeTheSample() throws IOException {
    Files.createDirectory(local.resolve("data"));
    Files.writeString(local.resolve("data/reference.used"), "loaded\n");
    refused("has not two lines");
  }

  private void refused(String why) {
    String message =
        assertThrows(ReferenceDataException.class, () -> UsedReference.unnamed(local)).getMessage();
    assertTrue(message.contains(why), message);
  }
}
