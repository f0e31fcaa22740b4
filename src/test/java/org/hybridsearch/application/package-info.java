/** Tests of the whole service as it runs: over HTTP, on a real engine, with the demo catalogue loaded through the importer. */
@NullMarked
package org.hybridsearch.application;

import org.jspecify.annotations.NullMarked;
