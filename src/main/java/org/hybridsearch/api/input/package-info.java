/**
 * What callers send, exactly as the contract names it. Shapes only: nothing here is checked, and null means "not given".
 * SmallRye GraphQL derives the schema from these records by its own annotations; a list of non-null elements is itself
 * nullable only with its {@code Nullable}.
 */
@NullMarked
package org.hybridsearch.api.input;

import org.jspecify.annotations.NullMarked;
