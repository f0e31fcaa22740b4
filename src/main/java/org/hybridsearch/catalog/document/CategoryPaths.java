package org.hybridsearch.catalog.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import org.hybridsearch.model.CategoryPath;

/**
 * The places in the tree of categories that an item belongs to, each as one text, so that a label which repeats on another level is
 * another value. Derived of the categories whenever those are written: by {@link #change}, or by {@link #SCRIPT} where the engine
 * copies what an older version wrote. Pure.
 */
public final class CategoryPaths {

  /** The same in the engine's script language: {@code s} is the document. Its variables begin with {@code path}. */
  public static final String SCRIPT = """
      if (s.categories == null) { s.remove('categoryPaths'); }
      else {
        def pathAll = new ArrayList();
        String pathSoFar = '';
        for (def pathLabel : s.categories) {
          String pathOwn = pathLabel.toString().replace('\\\\', '\\\\\\\\').replace('>', '\\\\>');
          pathSoFar = pathAll.isEmpty() ? pathOwn : pathSoFar + ' > ' + pathOwn;
          pathAll.add(pathSoFar);
        }
        s.categoryPaths = pathAll;
      }
      """;

  private CategoryPaths() {}

  /**
   * The change that goes with one of the categories.
   *
   * @param categories in the form that is stored; the null node clears them
   */
  public static FieldChange change(JsonNode categories) {
    return new FieldChange(ItemProperty.CATEGORIES.field(), List.of(Fields.CATEGORY_PATHS),
        categories.isNull() ? categories : of(categories), false);
  }

  private static ArrayNode of(JsonNode categories) {
    List<String> labels = new ArrayList<>();
    categories.forEach(label -> labels.add(label.textValue()));
    ArrayNode paths = JsonNodeFactory.instance.arrayNode(labels.size());
    CategoryPath.allOf(labels).forEach(paths::add);
    return paths;
  }
}
