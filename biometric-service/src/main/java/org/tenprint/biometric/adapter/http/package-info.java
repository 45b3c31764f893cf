/**
 * The optional ABIS face: the operations of OSIA's ABIS interface, version 1.6, on a gallery of its
 * own ({@code docs/abis.md}).
 */
package org.tenprint.biometric.adapter.http;
