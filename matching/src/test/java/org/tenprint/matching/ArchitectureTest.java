package org.tenprint.matching;

import org.junit.jupiter.api.Test;
import org.tenprint.testkit.architecture.HeartArchitecture;

class ArchitectureTest {
  @Test
  void theEngineIsPureFunctionsOverValues() {
    new HeartArchitecture(
            "org.tenprint.matching",
            "org.tenprint.formats",
            "com.machinezoo.sourceafis..",
            "com.machinezoo.fingerprintio..",
            "com.fasterxml.jackson.core..",
            "com.fasterxml.jackson.dataformat.cbor..",
            "org.jnbis..",
            "javax.imageio..")
        .reading(
            // the snapshot of a gallery, to and from the file that its caller names
            "java.io.Closeable",
            "java.io.EOFException",
            "java.nio.channels.FileChannel",
            "java.nio.channels.FileChannel$MapMode",
            "java.nio.file.CopyOption",
            "java.nio.file.FileSystem",
            "java.nio.file.Files",
            "java.nio.file.OpenOption",
            "java.nio.file.Path",
            "java.nio.file.StandardCopyOption",
            "java.nio.file.StandardOpenOption",
            "java.nio.file.attribute.FileAttribute",
            "java.nio.file.attribute.PosixFilePermissions",
            // the projection that ships with the engine
            "java.io.BufferedInputStream",
            "java.io.DataInputStream",
            "java.io.DataOutputStream",
            "java.io.InputStream",
            "java.io.OutputStream",
            // pictures, from bytes in memory
            "java.awt.color.ColorSpace",
            "java.awt.image.BufferedImage",
            "java.awt.image.ColorModel",
            "java.awt.image.ComponentColorModel",
            "java.awt.image.Raster",
            "java.awt.image.WritableRaster",
            "javax.imageio.ImageIO",
            "javax.imageio.ImageReader",
            "javax.imageio.stream.MemoryCacheImageInputStream")
        .check();
  }
}
