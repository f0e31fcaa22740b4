/**
 * The way to the engine: a body goes out, a typed answer comes back, and vendor errors are translated once. Knows addresses and
 * transports, never what a search means: query bodies are written by the stages.
 */
@NullMarked
package org.hybridsearch.opensearch;

import org.jspecify.annotations.NullMarked;
