/**
 * The export edge: what is stored, streamed out over HTTP for another system to import. Knows who may have it and how failures are
 * told; what is in it is {@link org.hybridsearch.export}'s.
 */
@NullMarked
package org.hybridsearch.api.export;

import org.jspecify.annotations.NullMarked;
