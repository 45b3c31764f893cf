package org.tenprint.formats.image;

/**
 * What an encoded image says of itself.
 *
 * @param bitDepth bits a sample
 * @param ppi pixels an inch; 0 where the encoding does not say
 */
public record ImageHeader(Compression compression, int width, int height, int bitDepth, int ppi) {}
