/**
 * The GraphQL edge: the operations of the contract, who may use them, and their settings. Input is read by {@code request},
 * answers are shaped by {@code view}, errors get their public code in {@code error}, and {@code edge} guards the way in. No
 * search logic, and no word of any vendor.
 */
@NullMarked
package org.hybridsearch.api;

import org.jspecify.annotations.NullMarked;
