/**
 * Disclosure scenarios: the format in which a policy author writes down what is in force, what
 * happens and who must get what, and the runner that plays it. Invariants: every scalar is text, so
 * that codes keep their zeros and instants their offsets; an unknown key or a bad value is an error
 * that names file, line and path; the runner alone moves the clock, and a {@link
 * org.tenprint.scenarios.ScenarioBackend} answers, so that the policy by itself and the running
 * services can be held against the same files. A tool: services use {@code text} and {@code place}
 * alone, which know nothing of what lies here.
 */
package org.tenprint.scenarios;
