/** Immigration records in PostgreSQL. Invariant: records and feed positions change together. */
package org.tenprint.immigration.adapter.store;
