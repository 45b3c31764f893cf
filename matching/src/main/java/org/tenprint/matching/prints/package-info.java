/**
 * The values that everything else here is about. Public, each for its use: {@code FingerTemplate}
 * (minutiae of one finger; its bytes are the template in an enrolment) with {@code MinutiaKind},
 * and {@code MinutiaPair} in an explanation; {@code TenPrint} is what a search is given, {@code
 * Subject} what a gallery holds; {@code SourceAfis} brings a template to the library that judges
 * and back, for whoever measures it alone.
 *
 * <p>Invariant: immutable, and nothing of the module is used here. A finger's name is {@link
 * org.tenprint.formats.FingerPosition}.
 */
package org.tenprint.matching.prints;
