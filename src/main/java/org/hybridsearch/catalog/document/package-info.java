/**
 * The stored form of an item: which fields there are, what values they take, how they are written to and read from the engine's
 * documents. Pure; never talks to the engine.
 */
@NullMarked
package org.hybridsearch.catalog.document;

import org.jspecify.annotations.NullMarked;
