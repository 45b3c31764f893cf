/**
 * Fingerprint images before anything decodes them: PNG, WSQ and raw 8-bit grey are inspected within
 * bounds, PNG is decoded and written, slaps are cut into fingers. An image of this package is 8-bit
 * grey, row by row, dark ridges on a light ground.
 */
package org.tenprint.formats.image;
