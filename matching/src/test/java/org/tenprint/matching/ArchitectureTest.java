package org.tenprint.matching;

import org.junit.jupiter.api.Test;
import org.tenprint.testkit.architecture.HeartArchitecture;

class ArchitectureTest {
  @Test
  void theEngineIsPureFunctionsOverValues() {
    new HeartArchitecture(
            "org.tenprint.matching",
            // fingers, limits, and the reader that the door has: no files of several fingers
            "org.tenprint.formats",
            "org.tenprint.formats.image",
            "org.tenprint.formats.minutiae",
            "com.machinezoo.sourceafis..",
            // seals minutiae in a file
            "javax.crypto",
            "javax.crypto.spec",
            "com.machinezoo.fingerprintio..",
            "com.machinezoo.noexception",
            "it.unimi.dsi.fastutil..",
            "com.fasterxml.jackson.core..",
            "com.fasterxml.jackson.dataformat.cbor..")
        .reading(
            // the snapshot of a gallery, to and from the file or channel that its caller names
            "java.io.EOFException",
            "java.nio.channels.FileChannel",
            "java.nio.channels.ReadableByteChannel",
            "java.nio.channels.WritableByteChannel",
            "java.nio.file.CopyOption",
            "java.nio.file.FileSystem",
            "java.nio.file.Files",
            "java.nio.file.OpenOption",
            "java.nio.file.Path",
            "java.nio.file.StandardCopyOption",
            "java.nio.file.StandardOpenOption",
            "java.nio.file.attribute.FileAttribute",
            "java.nio.file.attribute.PosixFilePermissions",
            // the snapshot is read ahead, no longer than somebody takes it
            "java.util.concurrent.CompletableFuture",
            // minutiae in a file of the process, sealed under a key that its caller made
            "java.io.File",
            "java.io.RandomAccessFile",
            "java.lang.Thread",
            "java.nio.channels.FileChannel$MapMode",
            "java.nio.file.FileStore",
            "javax.crypto.Cipher",
            "javax.crypto.spec.IvParameterSpec",
            // the projection that ships with the engine
            "java.io.BufferedInputStream",
            "java.io.DataInputStream",
            "java.io.DataOutputStream",
            "java.io.InputStream",
            "java.io.OutputStream")
        .check();
  }
}
