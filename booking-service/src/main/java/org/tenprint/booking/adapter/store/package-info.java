/** Keeps what is known of receipts on disk; a copy of their topic, which can be thrown away. */
package org.tenprint.booking.adapter.store;
