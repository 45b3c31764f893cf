/**
 * The gallery's snapshot in the state directory: {@link
 * org.tenprint.biometric.adapter.store.GallerySnapshots}. It holds templates, so its files are
 * their owner's alone, and it can be deleted at any time: the log has everything.
 */
package org.tenprint.biometric.adapter.store;
