/**
 * The engine for development and tests: a container where Docker answers, else a child process of this JVM. Absent from the
 * production image. Knows how an engine is started and ended, never what is asked of it; only an address leaves this package.
 */
@NullMarked
package org.hybridsearch.opensearch.embedded;

import org.jspecify.annotations.NullMarked;
