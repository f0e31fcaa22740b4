package org.hybridsearch.suggest.phrase;

/**
 * A text that completes what was typed.
 *
 * @param highlighted the same with what was typed between {@code <em>} and {@code </em>}, all else HTML-escaped
 */
public record Completion(String text, String highlighted) {

  /** Marks a part of a text, given by places in its folded form; an empty part is not marked. */
  static Completion of(Folded phrase, int from, int to) {
    String text = phrase.original();
    if (from >= to) {
      return new Completion(text, escaped(text));
    }
    int start = phrase.origin(from);
    int end = phrase.end(to);
    return new Completion(text, escaped(text.substring(0, start)) + "<em>" + escaped(text.substring(start, end)) + "</em>"
        + escaped(text.substring(end)));
  }

  private static String escaped(String text) {
    StringBuilder html = new StringBuilder(text.length() + 16);
    for (char each : text.toCharArray()) {
      switch (each) {
        case '&' -> html.append("&amp;");
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '"' -> html.append("&quot;");
        case '\'' -> html.append("&#x27;");
        default -> html.append(each);
      }
    }
    return html.toString();
  }

  /** Hides the text: what is typed never reaches a log. */
  @Override
  public String toString() {
    return "Completion[" + text.length() + " characters]";
  }
}
