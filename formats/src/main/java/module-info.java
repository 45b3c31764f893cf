/**
 * The files in which fingerprints arrive, and what is in them. Exported is what a door, the engine
 * or a maker of test data names: fingers and limits, {@code image} with the one decoder of prints,
 * {@code minutiae} with the one reader of records, {@code annist} and {@code slap} for files of
 * several fingers, which the engine has no use for: its architecture test holds it to the others.
 */
module org.tenprint.formats {
  requires com.github.mhshams.jnbis;

  exports org.tenprint.formats;
  exports org.tenprint.formats.annist;
  exports org.tenprint.formats.image;
  exports org.tenprint.formats.minutiae;
  exports org.tenprint.formats.slap;
}
