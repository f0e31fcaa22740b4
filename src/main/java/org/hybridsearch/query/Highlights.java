package org.hybridsearch.query;

import static org.hybridsearch.opensearch.Json.array;
import static org.hybridsearch.opensearch.Json.member;
import static org.hybridsearch.opensearch.Json.object;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.hybridsearch.model.Highlight;
import org.hybridsearch.model.SearchPlan;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.Json.Member;

/**
 * Highlights, asked for and read. Each word of the query is marked, whatever share of them an item has, in the form it has there:
 * the words go through the analyzer that the fields have. The title comes whole, of the description the best pieces.
 */
public final class Highlights {

  private static final int FRAGMENTS = 3;
  private static final int FRAGMENT_LENGTH = 150; // characters; the engine ends a piece where a sentence ends, if it can
  private static final String BEGIN = "<em>";
  private static final String END = "</em>";
  // Of the scripts that write blanks; all else is escaped, so nothing in a text looks like a mark.
  private static final Pattern LETTERS_BEFORE = Pattern.compile("([A-Za-z]+)" + BEGIN + "(?=[A-Za-z])");
  private static final Pattern LETTERS_AFTER = Pattern.compile("(?<=[A-Za-z])" + END + "([A-Za-z]+)");
  /** The same where no blanks stand between words: one letter between a number and the mark that begins after it. */
  private static final Pattern LETTER_OF_A_UNIT =
      Pattern.compile("(?<=\\d)" + END + "([\\p{IsHan}\\p{IsKatakana}\\p{IsHangul}\\p{IsThai}])" + BEGIN);
  private static final String TITLE = "title";
  private static final String EXACT_TITLE = "title.exact"; // all that words such as "the who" stand in
  private static final String DESCRIPTION = "description";

  private Highlights() {}

  /** What a search asks for to be told highlights; nothing where none are wanted, or there are no words. */
  public static List<Member> wanted(SearchPlan plan) {
    return plan.request().highlight() && !plan.browses() ? List.of(member("highlight", of(plan))) : List.of();
  }

  private static Json of(SearchPlan plan) {
    Json whole = object(member("number_of_fragments", 0));
    Json pieces = object(member("number_of_fragments", FRAGMENTS), member("fragment_size", FRAGMENT_LENGTH));
    return object(
        member("type", "unified"),
        member("encoder", "html"),
        member("pre_tags", array(Json.string(BEGIN))),
        member("post_tags", array(Json.string(END))),
        member("highlight_query", WordsQuery.ofAny(plan)),
        member("fields", object(member(TITLE, whole), member(EXACT_TITLE, whole), member(DESCRIPTION, pieces))));
  }

  /**
   * Reads the highlights of one hit.
   *
   * @param in stands at the start of the object, and is left at its end
   * @return title before description; a field that has no match is left out
   */
  public static List<Highlight> read(JsonParser in) throws IOException {
    Map<String, List<String>> byField = new HashMap<>();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String field = in.currentName();
      in.nextToken();
      List<String> fragments = new ArrayList<>();
      while (in.nextToken() == JsonToken.VALUE_STRING) {
        fragments.add(whole(in.getText()));
      }
      byField.put(field, fragments);
    }
    List<String> title = byField.getOrDefault(TITLE, byField.getOrDefault(EXACT_TITLE, List.of()));
    List<Highlight> highlights = new ArrayList<>();
    add(highlights, TITLE, title);
    add(highlights, DESCRIPTION, byField.getOrDefault(DESCRIPTION, List.of()));
    return List.copyOf(highlights);
  }

  /**
   * Marks whole words and no empty ones. What stands for a unit in the index is longer than the unit: so the engine may take the
   * second letter for the first, and finds none of a mark for inches.
   */
  private static String whole(String fragment) {
    String marked = LETTER_OF_A_UNIT.matcher(fragment.replace(BEGIN + END, "")).replaceAll(END + BEGIN + "$1");
    String begun = LETTERS_BEFORE.matcher(marked).replaceAll(BEGIN + "$1");
    return LETTERS_AFTER.matcher(begun).replaceAll("$1" + END);
  }

  private static void add(List<Highlight> highlights, String field, List<String> fragments) {
    if (!fragments.isEmpty()) {
      highlights.add(new Highlight(field, fragments));
    }
  }
}
