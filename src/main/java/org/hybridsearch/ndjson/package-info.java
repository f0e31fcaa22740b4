/**
 * Uploads of one JSON object a line: reading them in bounded memory, whatever the bytes are, and reporting what became of each
 * line. Knows nothing of items or interactions and never talks to the engine.
 */
@NullMarked
package org.hybridsearch.ndjson;

import org.jspecify.annotations.NullMarked;
