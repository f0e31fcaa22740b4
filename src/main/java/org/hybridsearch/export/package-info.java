/**
 * What Amazon Personalize imports, out of the live indices: items, users and interactions as CSV, their schemas, and a check that says
 * what is missing. Reads page by page as fast as whoever takes it, writes nothing, and knows neither AWS nor any ranker.
 */
@NullMarked
package org.hybridsearch.export;

import org.jspecify.annotations.NullMarked;
