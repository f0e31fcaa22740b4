/**
 * What callers get, exactly as the contract names it. Null means absent, as GraphQL has it. Shapes values of the model and
 * decides nothing.
 */
@NullMarked
package org.hybridsearch.api.view;

import org.jspecify.annotations.NullMarked;
