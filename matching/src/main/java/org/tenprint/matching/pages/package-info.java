/**
 * Where the records of a gallery's minutiae lie: in the heap, or sealed in a file. What a record
 * means is the index's business.
 */
package org.tenprint.matching.pages;
