/**
 * The engine: who of the enrolled people a ten-print is of. Exported is what a service, an auditor
 * or a measurement has to name: the values ({@code prints}), the way in for images and records
 * ({@code intake}), and the galleries with their answers; fingers, and what reads prints, are of
 * {@code formats}. The index is nobody else's business; the benchmarks, which train and measure it,
 * reach it on the class path.
 *
 * <p>The services run on the class path, where this names the intent and the compiler holds this
 * module to it.
 */
@SuppressWarnings("requires-automatic") // fastutil, which SourceAFIS takes its table as
module org.tenprint.matching {
  requires transitive com.machinezoo.sourceafis;
  requires transitive org.tenprint.formats;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.dataformat.cbor;
  requires com.machinezoo.fingerprintio;
  requires it.unimi.dsi.fastutil;

  exports org.tenprint.matching;
  exports org.tenprint.matching.intake;
  exports org.tenprint.matching.pages;
  exports org.tenprint.matching.prints;
}
