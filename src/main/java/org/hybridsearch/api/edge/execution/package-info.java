/**
 * How a query is run within its bounds and cheaply: what may be asked at once, how plain fields are read, and how what is made
 * of nothing else is completed in one walk. Must not change what an answer says, nor know what any field means.
 */
@NullMarked
package org.hybridsearch.api.edge.execution;

import org.jspecify.annotations.NullMarked;
