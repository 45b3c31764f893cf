/**
 * Cuts images of several fingers into single ones: by the sender's segmentation where there is one,
 * else by our own, which finds exactly as many fingers as there must be or refuses. A slap is never
 * passed on as one finger.
 */
package org.tenprint.formats.slap;
