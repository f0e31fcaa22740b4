/**
 * FoodMart multiplied to any number of items, for measurements at the size of real shops: seeded, so that equal arguments give
 * equal bytes, and streamed, so that memory does not grow with the number. Not on the class path of production.
 *
 * <p><b>Items.</b> The 1,560 products keep their ids, lines and vectors. Item {@code k} beyond them is variant {@code v = k / 1560}
 * of product {@code k mod 1560} and stays in its categories. Its title is {@code line [quality] [flavour] thing, size}, where the
 * thing ("Noodle Soup") is the product's, the flavour is a word of a thing beside it in the same subcategory ("Beef"), the line is
 * made of the words of two of FoodMart's 111 brands ("Golden Label"), and qualities and sizes come from lists in which early
 * entries are frequent. So the words of a category keep the share of the catalogue that they have in FoodMart, lines and qualities
 * are distributed like 1 / rank, and the number of lines grows with the 0.75th power of the number of items, as vocabularies do
 * (Heaps' law). A department has {@code V^0.75} lines for {@code V} items a product; each line has a product in {@code V^0.25}
 * sizes and flavours. Of 500,000 items one in nine shares its title with another, as listings of the same thing do.
 *
 * <p><b>Purchases.</b> Each of FoodMart's purchases stays on its day and with its product, and goes to one of that product's
 * variants: 60 % to the line that the shopper's circle (one of 64) prefers in the department, 20 % to a line of the shopper's own
 * liking, the rest to lines at 1 / rank; of the line's variants 60 % to the one that the shopper always takes. So there is taste to
 * be learned, of a shopper and of those who are like them. Each shopper is copied, with a liking of their own, until there are as
 * many purchases as asked for.
 *
 * <p><b>Vectors.</b> See {@link org.hybridsearch.demo.multiplied.VariantVectors}.
 */
@NullMarked
package org.hybridsearch.demo.multiplied;

import org.jspecify.annotations.NullMarked;
