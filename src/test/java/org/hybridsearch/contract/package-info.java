/**
 * The storefront part of the contract against a real engine: every field, argument and enum value, and a test that fails when the
 * schema has one that no test asks for.
 */
@NullMarked
package org.hybridsearch.contract;

import org.jspecify.annotations.NullMarked;
