package org.hybridsearch.api.request;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hybridsearch.api.input.FilterInput;
import org.hybridsearch.model.CategoryPath;
import org.hybridsearch.model.Filter;
import org.hybridsearch.model.ItemField;
import org.hybridsearch.model.ItemField.Kind;
import org.hybridsearch.model.SearchException.BadInput;
import org.jspecify.annotations.Nullable;

/** From filters as sent to filters that fit their fields. */
final class FilterReader {

  /** The most filters of one search; an engine's clause limit is far above. */
  static final int MAX_FILTERS = 50;

  /** The most values of one {@code in}. */
  static final int MAX_VALUES = 500;

  /** The longest value of an attribute, address, and place in the tree of categories: 16 labels, every character escaped. */
  private static final int MAX_ATTRIBUTE = 1024;

  private static final int MAX_ADDRESS = 2048;

  private static final int MAX_PATH = 16 * (2 * Texts.MAX_ID + CategoryPath.SEPARATOR.length());

  private FilterReader() {}

  /** The filters, in the order sent; none for null. */
  static List<Filter> read(@Nullable List<FilterInput> inputs) {
    if (inputs == null) {
      return List.of();
    }
    if (inputs.size() > MAX_FILTERS) {
      throw new BadInput("A search takes at most " + MAX_FILTERS + " filters.");
    }
    return inputs.stream().map(FilterReader::one).toList();
  }

  private static Filter one(FilterInput input) {
    ItemField field = ItemFields.of(input.field());
    if (Stream.of(input.in(), input.range(), input.exists()).filter(Objects::nonNull).count() != 1) {
      throw new BadInput("A filter takes exactly one of in, range and exists.");
    }
    if (ItemFields.isText(field) && input.exists() == null) {
      throw new BadInput("A filter on title or description takes exists: put the words into query instead.");
    }
    if (input.in() != null) {
      return in(field, input.in());
    }
    if (input.range() != null) {
      return Ranges.read(field, input.range());
    }
    return new Filter.Exists(field, Boolean.TRUE.equals(input.exists()));
  }

  private static Filter in(ItemField field, List<String> values) {
    if (field.kind() == Kind.TIME) {
      throw new BadInput("A filter on createdAt takes range or exists, not in.");
    }
    if (values.isEmpty() || values.size() > MAX_VALUES) {
      throw new BadInput("A filter's in takes 1 to " + MAX_VALUES + " values.");
    }
    return new Filter.In(field, values.stream().map(value -> value(field, value)).distinct().toList());
  }

  /** As long as the values that items may have. */
  private static int longest(ItemField field) {
    if (ItemFields.isAddress(field)) {
      return MAX_ADDRESS;
    }
    return field.equals(ItemField.CATEGORIES) ? MAX_PATH : field.kind() == Kind.ATTRIBUTE ? MAX_ATTRIBUTE : Texts.MAX_ID;
  }

  private static String value(ItemField field, String value) {
    Texts.bounded("Each value of a filter", value, longest(field));
    switch (field.kind()) {
      case KEYWORD, ATTRIBUTE, TIME -> { }
      case NUMBER -> Ranges.number(field, value);
      case BOOLEAN -> {
        if (!value.equals("true") && !value.equals("false")) {
          throw new BadInput("A filter's in takes true or false for available.");
        }
      }
    }
    return value;
  }
}
