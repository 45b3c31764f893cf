package org.tenprint.matching;

import org.tenprint.matching.pages.MinutiaRoom;
import org.tenprint.matching.pages.ScratchFiles;

/** The same with minutiae in files. */
class TwoStageGalleryInFileTest extends TwoStageGalleryTest {
  @Override
  MinutiaRoom room() {
    return ScratchFiles.begin();
  }
}
