package org.tenprint.formats.annist;

/**
 * A binary record whose inside is not read (Type-7 user-defined image, Type-8 signature).
 *
 * @param length bytes of the record, its length field included
 */
public record OpaqueRecord(int type, int idc, int offset, int length) implements AnsiNistRecord {}
