package org.hybridsearch.query;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Ids and scores of a search answer, in the engine's order.
 *
 * @param total matches, as far as they were tracked
 */
public record Hits(long total, List<Hit> hits) {

  /**
   * One hit.
   *
   * @param score 0 where the engine sorted by a field
   * @param prior the item's, where {@link SearchBody#byScoreWithPrior} told it; else 0
   * @param named names of the clauses that it meets, of those that have one
   * @param group the item's, where it was asked for; else the id
   */
  public record Hit(String id, double score, double prior, List<String> named, String group) {

    /** A hit that is a group of its own. */
    public Hit(String id, double score, double prior, List<String> named) {
      this(id, score, prior, named, id);
    }

    /** A hit without a prior. */
    public Hit(String id, double score) {
      this(id, score, 0, List.of());
    }
  }

  /**
   * Reads ids (doc values of {@code id}, or the second key of the sort) and scores, and the prior where it is the third key of
   * the sort; skips everything else.
   *
   * @throws IOException also when the answer is not that of a search
   */
  public static Hits read(JsonParser in) throws IOException {
    Reader reader = new Reader();
    reader.answer(in);
    return new Hits(reader.total, reader.hits);
  }

  private static final class Reader {
    private final List<Hit> hits = new ArrayList<>();
    private long total;
    private boolean seen;

    void answer(JsonParser in) throws IOException {
      expect(in.nextToken(), JsonToken.START_OBJECT);
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String name = in.currentName();
        JsonToken value = in.nextToken();
        if (name.equals("hits") && value == JsonToken.START_OBJECT) {
          seen = true;
          outer(in);
        } else {
          in.skipChildren();
        }
      }
      if (!seen) {
        throw new IOException("Not the answer of a search");
      }
    }

    private void outer(JsonParser in) throws IOException {
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String name = in.currentName();
        JsonToken value = in.nextToken();
        if (name.equals("total") && value == JsonToken.START_OBJECT) {
          total(in);
        } else if (name.equals("hits") && value == JsonToken.START_ARRAY) {
          while (in.nextToken() != JsonToken.END_ARRAY) {
            hit(in);
          }
        } else {
          in.skipChildren();
        }
      }
    }

    private void total(JsonParser in) throws IOException {
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String name = in.currentName();
        in.nextToken();
        if (name.equals("value")) {
          total = in.getLongValue();
        }
      }
    }

    private void hit(JsonParser in) throws IOException {
      String id = "";
      double score = 0;
      double prior = 0;
      String group = "";
      List<String> named = List.of();
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String name = in.currentName();
        JsonToken value = in.nextToken();
        if (name.equals("_score") && value.isNumeric()) {
          score = in.getDoubleValue();
        } else if (name.equals("matched_queries") && value == JsonToken.START_ARRAY) {
          named = names(in);
        } else if (name.equals("fields") && value == JsonToken.START_OBJECT) {
          while (in.nextToken() == JsonToken.FIELD_NAME) {
            if (in.currentName().equals(GroupClauses.GROUP)) {
              group = first(in);
            } else {
              id = first(in);
            }
          }
        } else if (name.equals("sort") && value == JsonToken.START_ARRAY) {
          in.nextToken();
          if (in.nextToken() == JsonToken.VALUE_STRING) {
            id = in.getText();
          }
          while (in.nextToken() != JsonToken.END_ARRAY) {
            prior = in.getDoubleValue();
          }
        } else {
          in.skipChildren();
        }
      }
      if (id.isEmpty()) {
        throw new IOException("A hit without an id");
      }
      hits.add(new Hit(id, score, prior, named, group.isEmpty() ? id : group));
    }

    private static List<String> names(JsonParser in) throws IOException {
      List<String> names = new ArrayList<>();
      while (in.nextToken() != JsonToken.END_ARRAY) {
        names.add(in.getText());
      }
      return names;
    }

    /** The first of a field's values. */
    private static String first(JsonParser in) throws IOException {
      expect(in.nextToken(), JsonToken.START_ARRAY);
      String value = in.nextTextValue();
      while (in.nextToken() != JsonToken.END_ARRAY) {
        in.skipChildren();
      }
      return value == null ? "" : value;
    }

    private static void expect(JsonToken got, JsonToken wanted) throws IOException {
      if (got != wanted) {
        throw new IOException("Expected " + wanted + " but got " + got);
      }
    }
  }
}
