/**
 * What every measurement needs: its command's options, progress, the facts of the machine, the
 * file.
 */
package org.tenprint.benchmarks.run;
