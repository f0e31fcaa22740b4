/**
 * The guard at the GraphQL endpoint: what comes in is bounded and whole before the framework sees it, numbers are taken at their
 * word, and no answer leaves without its errors being translated. Knows how requests are written, never what they mean.
 */
@NullMarked
package org.hybridsearch.api.edge;

import org.jspecify.annotations.NullMarked;
