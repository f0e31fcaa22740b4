/**
 * Start and life beside searches: opens the catalogue, fills a development build's, learns what is stored, warms up, says when the
 * service is ready, and follows what changes. Knows no leaf but the local model, which it feeds.
 */
@NullMarked
package org.hybridsearch.wiring.boot;

import org.jspecify.annotations.NullMarked;
